package io.muster.sandbox.page.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CardUpdatesTest {
  private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");
  private static final Map<Long, String> NEWS = Map.of(1L, "triggered", 2L, "acknowledged", 3L, "", 4L, "note added", 5L, "resolved");

  @Test
  void the_updates_that_one_press_brings_are_told_apart() {
    assertThat(
            told(
                sent(1, "alerts", "Card posted"),
                moment(Step.PRESSED, "Kim Moreau", ""),
                sent(1, "alerts", "Card updated"),
                moment(Step.ACTED, "identity-linking", ""),
                sent(2, "alerts", "Card updated"),
                sent(2, "alerts", "Card updated"),
                sent(3, "alerts", "Card updated")))
        .containsExactly(
            "Card posted",
            "PRESSED",
            "Card updated: under way by Kim Moreau",
            "ACTED",
            "Card updated: acknowledged",
            "Card updated: what can be undone",
            "Card updated: details");
  }

  @Test
  void changes_that_came_meanwhile_are_told_together_and_those_without_a_name_not_at_all() {
    assertThat(told(sent(1, "alerts", "Card posted"), sent(5, "alerts", "Card updated"))).containsExactly("Card posted", "Card updated: acknowledged, note added, resolved");
  }

  @Test
  void each_conversation_has_a_card_of_its_own() {
    assertThat(told(sent(1, "alerts", "Card posted"), sent(2, "leads", "Card posted"), sent(2, "alerts", "Card updated")))
        .containsExactly("Card posted", "Card posted", "Card updated: acknowledged");
  }

  @Test
  void what_is_linked_with_something_else_stays_as_it_is() {
    assertThat(told(moment(Step.SENT, "Teams", "event-1"), moment(Step.SENT, "Teams", "event-1"))).containsExactly("SENT", "SENT");
  }

  private static List<String> told(Moment... moments) {
    return CardUpdates.told(List.of(moments), new TreeMap<>(NEWS)).stream().map(moment -> moment.words().apply(null).title()).toList();
  }

  private static Moment sent(long revision, String conversation, String title) {
    return new Moment(START, Step.SENT, "bot-gateway", "card", "", new CardShown(revision, conversation).link(), names -> new Told(title, "", ""));
  }

  private static Moment moment(Step step, String who, String link) {
    return new Moment(START, step, who, "reference", "", link, names -> new Told(step.name(), "", ""));
  }
}
