package io.muster.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that the sandbox makes and clears. */
public final class Folders {
  private Folders() {}

  /** Leaves an empty folder there, whatever was in it before. */
  public static void empty(Path folder) {
    try {
      if (Files.exists(folder)) {
        for (Path path : deepestFirst(folder)) {
          Files.delete(path);
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
