package io.muster.identity.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluggedInToolsTest {
  private record Told(Optional<List<Path>> jars, Map<String, Map<String, String>> settings) implements PluggedInConfig {}

  @Test
  void without_jars_there_are_only_the_tools_that_are_built_in() {
    assertThat(new PluggedInTools(new Told(Optional.empty(), Map.of()), null).all()).isEmpty();
  }

  @Test
  void a_jar_that_is_not_there_ends_the_start() {
    PluggedInConfig config = new Told(Optional.of(List.of(Path.of("no-such-tool.jar"))), Map.of());
    assertThatThrownBy(() -> new PluggedInTools(config, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("muster.identity.tool.jars names a file that cannot be read: no-such-tool.jar");
  }
}
