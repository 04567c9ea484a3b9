package io.muster.acceptance.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was told and taken is what the tries say. */
class ToldTest {

  @Test
  void a_step_is_taken_once_any_of_its_tries_was_answered_2xx() {
    Told told = new Told(List.of(attempt("7x1", 1, 503), attempt("7x1", 1, 202), attempt("7x1", 2, 202), attempt("7x1", 2, 0)));
    assertThat(told.newestTaken("7x1")).isEqualTo(2);
    assertThat(told.taken()).isEqualTo(2);
    assertThat(told.givenUp()).isZero();
  }

  @Test
  void what_a_tool_gave_up_after_the_newest_that_was_taken_may_have_arrived_nonetheless() {
    Told told = new Told(List.of(attempt("7x1", 1, 202), attempt("7x1", 2, 0), attempt("7x1", 3, 202), attempt("7x1", 4, 0), attempt("7x1", 5, 503)));
    assertThat(told.newestTaken("7x1")).isEqualTo(3);
    assertThat(told.perhapsTaken("7x1")).containsExactly(4, 5);
    assertThat(told.givenUp()).isEqualTo(3);
  }

  @Test
  void a_story_of_which_nothing_was_taken_has_no_newest_step() {
    assertThat(new Told(List.of()).newestTaken("7x1")).isZero();
    assertThat(new Told(List.of()).perhapsTaken("7x1")).isEmpty();
  }

  @Test
  void poison_that_was_taken_is_known_by_its_webhook_and_counts_as_no_event() {
    Told told = new Told(List.of(attempt("", 1, 202), attempt("", 2, 503)));
    assertThat(told.poison()).containsExactly("webhook-1");
    assertThat(told.taken()).isZero();
  }

  private static Attempt attempt(String story, int step, int status) {
    return new Attempt("webhook-" + step, story, step, Instant.EPOCH, Duration.ofMillis(10), status);
  }
}
