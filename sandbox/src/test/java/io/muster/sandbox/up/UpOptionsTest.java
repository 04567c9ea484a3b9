package io.muster.sandbox.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpOptionsTest {

  @Test
  void nothing_said_is_everything_kept_in_the_foreground_on_the_usual_port() {
    assertThat(UpOptions.of(List.of())).isEqualTo(new UpOptions(false, false, Optional.empty(), Optional.empty()));
  }

  @Test
  void all_that_can_be_said_is_understood() {
    assertThat(UpOptions.of(List.of("--fresh", "--port", "8000", "--detach", "--config", "my.properties")))
        .isEqualTo(new UpOptions(true, true, Optional.of(8000), Optional.of(Path.of("my.properties"))));
  }

  @Test
  void a_word_that_is_not_known_is_named() {
    assertThatThrownBy(() -> UpOptions.of(List.of("--frsh"))).isInstanceOf(SandboxFailure.class).hasMessage("./muster up does not know '--frsh'.");
  }

  @Test
  void a_port_must_be_one() {
    assertThatThrownBy(() -> UpOptions.of(List.of("--port", "70000"))).hasMessage("'70000' is no port.");
    assertThatThrownBy(() -> UpOptions.of(List.of("--port"))).hasMessage("After --port a value is missing.");
  }

  @Test
  void ages_are_told_as_people_tell_them() {
    assertThat(Ages.of(Duration.ofSeconds(40))).isEqualTo("40 s");
    assertThat(Ages.of(Duration.ofMinutes(3))).isEqualTo("3 min");
    assertThat(Ages.of(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    assertThat(Ages.of(Duration.ofHours(76))).isEqualTo("3 d 4 h");
  }
}
