package io.muster.bench.arena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Teams' published limits, by a clock of the test's own. */
class SinkLimitsTest {
  private static final long SECOND = 1_000_000_000L;

  private final SinkLimits limits = new SinkLimits();

  @Test
  void the_eighth_call_within_a_second_waits_until_the_first_is_a_second_old() {
    for (int call = 0; call < 7; call++) {
      assertThat(limits.ask("a", call)).isZero();
    }
    assertThat(limits.ask("a", 7)).isEqualTo(SECOND - 7);
    assertThat(limits.ask("b", 8)).as("another conversation").isZero();
    assertThat(limits.ask("a", SECOND)).isZero();
  }

  @Test
  void the_ninth_call_within_two_seconds_waits() {
    for (int call = 0; call < 7; call++) {
      limits.ask("a", call);
    }
    assertThat(limits.ask("a", SECOND + 10)).isZero();
    assertThat(limits.ask("a", SECOND + 20)).isEqualTo(2 * SECOND - SECOND - 20);
  }

  @Test
  void sixty_calls_in_thirty_seconds_are_the_most() {
    for (int call = 0; call < 60; call++) {
      assertThat(limits.ask("a", call * SECOND / 4 + call)).as("call %d", call).isZero();
    }
    assertThat(limits.ask("a", 15 * SECOND + 60)).isPositive();
    assertThat(limits.ask("a", 30 * SECOND + 1)).isZero();
  }

  @Test
  void fifty_calls_a_second_are_the_most_in_a_tenant() {
    for (int call = 0; call < 50; call++) {
      assertThat(limits.ask("c" + call, call)).isZero();
    }
    assertThat(limits.ask("another", 50)).isEqualTo(SECOND - 50);
  }

  @Test
  void a_call_that_was_refused_does_not_count() {
    for (int call = 0; call < 20; call++) {
      limits.ask("a", call);
    }
    assertThat(limits.ask("a", SECOND)).isZero();
  }
}
