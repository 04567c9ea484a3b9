package io.muster.testkit.infrastructure;

import io.muster.embedded.SecretFile;
import java.nio.file.Path;

/**
 * Tells the tests of a build where its servers are.
 *
 * @param file where the settings stand
 */
record SettingsFile(Path file) {

  /** Writes both settings, quoted for a shell, at once. */
  void write(TestServers servers) {
    SecretFile.write(
        file, TestServers.KAFKA + "='" + servers.kafka() + "'\n" + TestServers.POSTGRES + "='" + servers.administrationUrl() + "'\n");
  }
}
