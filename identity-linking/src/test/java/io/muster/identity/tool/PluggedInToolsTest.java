package io.muster.identity.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluggedInToolsTest {

  @Test
  void without_jars_there_are_only_the_tools_that_are_built_in() {
    assertThat(new PluggedInTools(Optional::empty, null, null).all()).isEmpty();
  }

  @Test
  void a_jar_that_is_not_there_ends_the_start() {
    PluggedInConfig config = () -> Optional.of(List.of(Path.of("no-such-tool.jar")));
    assertThatThrownBy(() -> new PluggedInTools(config, null, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("muster.identity.tool.jars names a file that cannot be read: no-such-tool.jar");
  }
}
