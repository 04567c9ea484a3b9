package io.muster.acceptance.faults.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.inject.Pressure;
import io.muster.acceptance.faults.load.Attempt;
import io.muster.acceptance.faults.load.Told;
import io.muster.acceptance.faults.schedule.Cell;
import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.RetryRule;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.Shape;
import io.muster.acceptance.faults.schedule.Story;
import io.muster.acceptance.faults.schedule.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker sees what is wrong, and only that. */
class VerdictTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Story STORY =
      new Story("7x1", 0, RetryRule.PAGERDUTY, Duration.ZERO, List.of(step(1, "incident.triggered", "triggered"), step(2, "incident.acknowledged", "acknowledged"), step(3, "incident.resolved", "resolved")));

  @Test
  void a_card_that_only_goes_forwards_is_right_even_when_it_leaves_steps_out() {
    assertThat(histories().wrong(List.of(card("m1", NOON, says(1, "TRIGGERED"), says(3, "RESOLVED"))))).isEmpty();
  }

  @Test
  void a_card_that_shows_an_older_step_after_a_newer_one_went_backwards() {
    assertThat(histories().wrong(List.of(card("m1", NOON, says(2, "ACKNOWLEDGED"), says(1, "TRIGGERED"))))).singleElement().satisfies(finding -> {
      assertThat(finding.kind()).isEqualTo(Finding.Kind.BACKWARDS);
      assertThat(finding.evidence()).contains("7x1").contains("after step 2");
    });
  }

  @Test
  void a_card_whose_status_is_not_the_one_of_its_step_is_wrong() {
    assertThat(histories().wrong(List.of(card("m1", NOON, says(2, "TRIGGERED"))))).extracting(Finding::kind).containsExactly(Finding.Kind.BACKWARDS);
  }

  @Test
  void two_cards_without_an_ambiguity_are_one_too_many() {
    Histories histories = histories();
    assertThat(histories.wrong(twins())).extracting(Finding::kind).containsExactly(Finding.Kind.DOUBLED);
    assertThat(histories.extra()).isZero();
  }

  @Test
  void two_cards_after_an_answer_that_teams_did_not_give_are_an_extra_one() {
    ObjectNode call = call(NOON, "send", 0).put("activityId", "m1").put("committed", true);
    Histories histories = new Histories(evidence(List.of(), List.of(), List.of(call)), card -> false);
    assertThat(histories.wrong(twins())).isEmpty();
    assertThat(histories.extra()).isEqualTo(1);
  }

  @Test
  void two_cards_around_the_death_of_the_sender_are_an_extra_one_and_around_another_death_they_are_not() {
    assertThat(histories(death(Target.BOT)).wrong(twins())).isEmpty();
    assertThat(histories(death(Target.MAPPING)).wrong(twins())).hasSize(1);
  }

  @Test
  void a_second_card_after_muster_waited_in_vain_for_an_answer_is_an_extra_one() {
    Histories histories = new Histories(evidence(List.of(), List.of(), List.of()), card -> card.message().equals("m1"));
    assertThat(histories.wrong(twins())).isEmpty();
    assertThat(histories.extra()).isEqualTo(1);
  }

  @Test
  void a_late_answer_counts_unless_ingest_itself_was_away() {
    Attempt late = new Attempt("w1", "7x1", 1, NOON, Duration.ofMillis(2_500), 202);
    assertThat(new Deliveries(evidence(List.of(late), List.of(death(Target.KAFKA)), List.of())).wrong()).extracting(Finding::kind).containsExactly(Finding.Kind.LATE);
    Deliveries excused = new Deliveries(evidence(List.of(late), List.of(death(Target.INGEST)), List.of()));
    assertThat(excused.wrong()).isEmpty();
    assertThat(excused.excused()).isEqualTo(1);
  }

  @Test
  void no_sender_that_proved_itself_may_be_told_4xx_nor_429_which_alertmanager_does_not_try_again() {
    List<Attempt> attempts = List.of(attempt(400), attempt(429), attempt(503), attempt(202));
    assertThat(new Deliveries(evidence(attempts, List.of(), List.of())).wrong()).extracting(Finding::kind).containsExactly(Finding.Kind.REFUSED, Finding.Kind.REFUSED);
  }

  @Test
  void a_write_before_teams_allows_it_again_is_told_and_one_after_is_not() {
    ObjectNode refused = call(NOON, "send", 429).put("retryAfter", "3");
    assertThat(new Calls(List.of(refused, call(NOON.plusSeconds(2), "update", 200))).wrong()).extracting(Finding::kind).containsExactly(Finding.Kind.INSIDE_RETRY_AFTER);
    assertThat(new Calls(List.of(refused, call(NOON.plusSeconds(3), "update", 200))).wrong()).isEmpty();
  }

  @Test
  void throttling_that_was_scripted_is_no_limit_exceeded() {
    assertThat(new Calls(List.of(call(NOON, "send", 429), call(NOON, "send", 429).put("reason", "Scripted fault."))).throttled()).isEqualTo(1);
  }

  private static Story.Step step(int number, String type, String status) {
    return new Story.Step(number, Duration.ofSeconds(number), type, status, Story.Repeat.NONE);
  }

  private static List<ShownCard> twins() {
    return List.of(card("m1", NOON, says(1, "TRIGGERED")), card("m2", NOON.plusSeconds(4), says(1, "TRIGGERED")));
  }

  private static ShownCard card(String message, Instant posted, ShownCard.Says... says) {
    return new ShownCard("channel", message, "7x1", posted, false, List.of(says));
  }

  private static ShownCard.Says says(int step, String status) {
    return new ShownCard.Says(NOON.plusSeconds(step), step, status);
  }

  private static Injected death(Target target) {
    return new Injected(1, new Fault.Death(target, Cell.How.KILL, Duration.ZERO), NOON.minusSeconds(1), NOON.plusSeconds(2), true, "");
  }

  private static Attempt attempt(int status) {
    return new Attempt("w" + status, "7x1", 1, NOON, Duration.ofMillis(10), status);
  }

  private static ObjectNode call(Instant at, String operation, int status) {
    return JSON.createObjectNode().put("at", at.toString()).put("operation", operation).put("status", status).put("conversation", "channel");
  }

  private static Histories histories(Injected... injected) {
    return new Histories(evidence(List.of(), List.of(injected), List.of()), card -> false);
  }

  private static Evidence evidence(List<Attempt> attempts, List<Injected> injected, List<JsonNode> ledger) {
    Schedule schedule = new Schedule(7, Shape.small(), 1, List.of(STORY), List.of(), List.of(), List.of());
    return new Evidence(schedule, null, attempts, new Told(attempts), injected, null, new Pressure.Share(0, 0, 0), ledger);
  }
}
