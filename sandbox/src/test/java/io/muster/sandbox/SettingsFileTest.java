package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.process.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir Path folder;

  @Test
  void only_the_owner_can_read_it() throws IOException {
    Path file = new SettingsFile().set("quarkus.datasource.password", "geheim").write(folder.resolve("deep/settings.properties"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void what_was_set_is_read_back_as_it_was() throws IOException {
    Path file = new SettingsFile().set("a.url", "https://localhost:1/x?y=z").set("b", "c:\\d").write(folder.resolve("settings.properties"));
    Properties read = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      read.load(in);
    }
    assertThat(read).containsEntry("a.url", "https://localhost:1/x?y=z").containsEntry("b", "c:\\d");
  }
}
