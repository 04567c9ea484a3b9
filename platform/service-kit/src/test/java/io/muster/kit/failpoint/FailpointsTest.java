package io.muster.kit.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailpointsTest {
  @Test
  void an_unarmed_failpoint_does_nothing() {
    Failpoint point = Failpoints.declare("test.unarmed");
    assertThatCode(point::hit).doesNotThrowAnyException();
    assertThat(Failpoints.known()).contains("test.unarmed");
  }

  @Test
  void an_armed_one_acts_every_time() {
    Failpoint point = armed("error");
    assertThatThrownBy(point::hit).isInstanceOf(FailpointReached.class);
    assertThatThrownBy(point::hit).isInstanceOf(FailpointReached.class);
  }

  @Test
  void once_means_the_first_passing() {
    Failpoint point = armed("error:once");
    assertThatThrownBy(point::hit).isInstanceOf(FailpointReached.class);
    assertThatCode(point::hit).doesNotThrowAnyException();
  }

  @Test
  void after_lets_some_pass_first() {
    Failpoint point = armed("error:after:2:once");
    assertThatCode(point::hit).doesNotThrowAnyException();
    assertThatCode(point::hit).doesNotThrowAnyException();
    assertThatThrownBy(point::hit).isInstanceOf(FailpointReached.class);
    assertThatCode(point::hit).doesNotThrowAnyException();
  }

  @Test
  void several_are_read_from_one_variable() {
    assertThat(Failpoints.parse("a.b:kill, c.d:delay:500:once,")).containsOnlyKeys("a.b", "c.d");
    assertThat(Failpoints.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a.b:explode", "a.b:delay", "a.b:delay:soon", "a.b:error:twice", ":kill"})
  void a_misspelt_one_is_refused(String text) {
    assertThatThrownBy(() -> Failpoints.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Failpoint armed(String action) {
    return new Failpoint("test.armed", Optional.of(FailpointAction.parse(action)));
  }
}
