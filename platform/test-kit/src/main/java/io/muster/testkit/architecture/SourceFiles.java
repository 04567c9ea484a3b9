package io.muster.testkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Java sources below a folder.
 *
 * @param folder such as {@code src/main/java}
 */
record SourceFiles(Path folder) {

  /** The files with more lines than this, with their length. */
  List<String> longerThan(int lines) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> length(file) > lines)
          .map(file -> folder.relativize(file) + " has " + length(file) + " lines")
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(Path file) {
    try (var content = Files.lines(file)) {
      return content.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
