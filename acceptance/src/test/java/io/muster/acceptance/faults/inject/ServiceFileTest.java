package io.muster.acceptance.faults.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFileTest {
  @TempDir Path folder;
  private ServiceFile file;

  @BeforeEach
  void write() throws IOException {
    file = new ServiceFile(Files.writeString(folder.resolve("bot.properties"), "port=1\nportal=2\n"));
  }

  @Test
  void a_setting_is_changed_or_added_and_the_others_stay() throws IOException {
    file.set(Map.of("port", "7"));
    file.set(Map.of("clock", "PT4M"));
    assertThat(Files.readAllLines(file.path())).containsExactly("portal=2", "port=7", "clock=PT4M");
    file.remove("port");
    assertThat(Files.readAllLines(file.path())).containsExactly("portal=2", "clock=PT4M");
  }

  @Test
  void a_second_process_has_the_settings_of_the_first_but_for_its_own() throws IOException {
    Path second = folder.resolve("bot-2.properties");
    file.writeTo(second, Map.of("port", "9"));
    assertThat(Files.readAllLines(second)).containsExactly("portal=2", "port=9");
    assertThat(Files.readAllLines(file.path())).containsExactly("port=1", "portal=2");
  }
}
