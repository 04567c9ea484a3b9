package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.load.Stage;
import io.muster.sandbox.journey.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether Muster waited in vain for Teams to confirm a card: on a machine that does other work an answer may come after the sender's patience, and nobody can know then. */
final class GaveUp implements Predicate<ShownCard> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Town town;
  private final Stage stage;

  GaveUp(Town town, Stage stage) {
    this.town = town;
    this.stage = stage;
  }

  /** True where bot-gateway wrote down, soon after the card was posted, that its call had no answer. */
  @Override
  public boolean test(ShownCard card) {
    JsonNode answer = town.api("bot-gateway", "GET", "/api/why?subject=pagerduty/" + stage.account() + "/incident/Q" + card.story().toUpperCase(Locale.ROOT), null);
    for (JsonNode standing : answer.path("cards")) {
      if (standing.path("conversation").asText().equals(card.conversation())) {
        for (JsonNode call : standing.path("calls")) {
          if (call.path("outcome").asText().equals("ambiguous") && soonAfter(card.posted(), Instant.parse(call.path("at").asText()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean soonAfter(Instant posted, Instant at) {
    return !at.isBefore(posted) && at.isBefore(posted.plus(PATIENCE));
  }
}
