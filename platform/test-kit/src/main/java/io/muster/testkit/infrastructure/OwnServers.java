package io.muster.testkit.infrastructure;

import io.muster.embedded.InfrastructureAddresses;
import io.muster.embedded.InfrastructureProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Servers that one test JVM starts for itself, in a process of their own, and that end with it. */
final class OwnServers {
  private OwnServers() {}

  static InfrastructureAddresses start() {
    Path folder = newFolder();
    var process = InfrastructureProcess.start(folder, "--choose", "true");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, folder), "stop-test-servers"));
    return process.addresses();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("muster-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(InfrastructureProcess process, Path folder) {
    process.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + folder, e);
    }
  }
}
