package io.muster.acceptance.faults.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each tool goes on as its vendor says. */
class RetryRuleTest {

  @Test
  void pagerduty_goes_on_after_silence_429_and_503_and_drops_at_any_other_4xx() {
    assertThat(RetryRule.PAGERDUTY.pause(1, 0)).contains(Duration.ofSeconds(1));
    assertThat(RetryRule.PAGERDUTY.pause(500, 503)).contains(Duration.ofSeconds(8));
    assertThat(RetryRule.PAGERDUTY.pause(1, 429)).isPresent();
    assertThat(RetryRule.PAGERDUTY.pause(1, 413)).isEmpty();
  }

  @Test
  void flashduty_tries_once_more_where_there_was_no_answer_and_never_after_503() {
    assertThat(RetryRule.FLASHDUTY.patience()).isEqualTo(Duration.ofSeconds(2));
    assertThat(RetryRule.FLASHDUTY.pause(1, 0)).isPresent();
    assertThat(RetryRule.FLASHDUTY.pause(2, 0)).isEmpty();
    assertThat(RetryRule.FLASHDUTY.pause(1, 503)).isEmpty();
  }

  @Test
  void alertmanager_never_goes_on_after_429_and_jira_gives_up_after_five_more_tries() {
    assertThat(RetryRule.ALERTMANAGER.pause(1, 500)).isPresent();
    assertThat(RetryRule.ALERTMANAGER.pause(1, 429)).isEmpty();
    assertThat(RetryRule.JIRA.pause(5, 503)).isPresent();
    assertThat(RetryRule.JIRA.pause(6, 503)).isEmpty();
  }

  @Test
  void incident_io_goes_on_after_whatever_is_not_2xx() {
    assertThat(RetryRule.INCIDENT_IO.pause(1, 404)).contains(Duration.ofSeconds(5));
    assertThat(RetryRule.INCIDENT_IO.pause(30, 503)).contains(Duration.ofSeconds(60));
  }

  @Test
  void half_of_the_stories_are_told_as_pagerduty_does_and_an_eighth_as_each_of_the_others() {
    assertThat(IntStream.range(0, 800).mapToObj(RetryRule::of).filter(RetryRule.PAGERDUTY::equals)).hasSize(400);
    assertThat(IntStream.range(0, 800).mapToObj(RetryRule::of).filter(RetryRule.JIRA::equals)).hasSize(100);
    assertThat(IntStream.range(0, 8).mapToObj(RetryRule::of)).contains(RetryRule.values());
  }
}
