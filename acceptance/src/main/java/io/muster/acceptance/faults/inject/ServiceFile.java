package io.muster.acceptance.faults.inject;

import io.muster.embedded.SecretFile;
import io.muster.sandbox.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The file with a service's settings, read at each of its starts. A file that is named on the command line is stronger than properties beside it. */
record ServiceFile(Path path) {

  static ServiceFile of(Installation installation, String service) {
    return new ServiceFile(installation.state().resolve("config").resolve(service + ".properties"));
  }

  /** Writes the same settings with these changed or added to another file. */
  void writeTo(Path other, Map<String, String> changed) {
    Stream<String> kept = lines().stream().filter(line -> changed.keySet().stream().noneMatch(key -> line.startsWith(key + "=")));
    Stream<String> told = changed.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
    SecretFile.write(other, String.join("\n", Stream.concat(kept, told).toList()) + "\n");
  }

  /** Changes or adds settings; they hold from the next start on. */
  void set(Map<String, String> changed) {
    writeTo(path, changed);
  }

  /** Takes a setting away. */
  void remove(String key) {
    SecretFile.write(path, String.join("\n", lines().stream().filter(line -> !line.startsWith(key + "=")).toList()) + "\n");
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
