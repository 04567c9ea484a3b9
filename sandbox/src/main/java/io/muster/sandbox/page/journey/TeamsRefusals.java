package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import io.muster.sandbox.page.source.Fresh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Teams refused: calls that name one of the incident's cards, and calls in a conversation in which its card was waiting to be shown just then. */
final class TeamsRefusals implements Witness {
  private static final int NEWEST = 5_000;

  private final Fresh<List<Refused>> refusals;

  /**
   * A call that Teams refused.
   *
   * @param status of HTTP; 0 where the connection was closed
   * @param message what was to be changed; empty where Teams did not look so far, or a new message was to be posted
   */
  private record Refused(Instant at, String conversation, Optional<String> message, int status, String reason, Optional<String> retryAfter, String reference) {}

  TeamsRefusals(ControlSurface teams) {
    refusals = new Fresh<>(Duration.ofSeconds(1), Duration.ofSeconds(15), () -> read(teams.get("/ledger?newest=" + NEWEST)));
  }

  /** There are more calls. */
  void changed() {
    refusals.changed();
  }

  @Override
  public List<Moment> of(Story.Kept story) {
    return refusals.get().stream().filter(refused -> concerns(story, refused)).map(TeamsRefusals::moment).toList();
  }

  private static boolean concerns(Story.Kept story, Refused refused) {
    if (refused.message().isPresent()) {
      return refused.message().equals(Optional.ofNullable(story.cards().get(refused.conversation())));
    }
    return story.wanted().contains(refused.conversation()) && waited(story, refused.at());
  }

  /** Whether something was to be shown at that moment that was not shown yet. */
  private static boolean waited(Story.Kept story, Instant at) {
    return story.moments().stream()
        .filter(moment -> moment.at().isBefore(at) && (moment.step() == Step.DESIRED || moment.step() == Step.SENT))
        .reduce((earlier, later) -> later)
        .map(last -> last.step() == Step.DESIRED)
        .orElse(false);
  }

  private static Moment moment(Refused refused) {
    String wait = refused.retryAfter().map(seconds -> " It asked to wait " + seconds + " s.").orElse("");
    String answer = refused.status() == 0 ? "The connection was closed." : refused.status() + (refused.reason().isEmpty() ? "" : ": " + refused.reason()) + ".";
    return new Moment(
        refused.at(),
        Step.SENT,
        "Teams",
        refused.reference(),
        "",
        names ->
            new Told(
                refused.message().isPresent()
                    ? "Refused to change the card in " + names.conversation(refused.conversation())
                    : "Refused a call in " + names.conversation(refused.conversation()) + " while the card waited",
                answer + wait,
                refused.status() == 429 ? "Teams limits how much a bot may say; Muster waits as long as Teams asks." : ""));
  }

  private static List<Refused> read(JsonNode ledger) {
    List<Refused> refusals = new ArrayList<>();
    for (JsonNode call : ledger) {
      int status = call.path("status").asInt();
      if ((status >= 400 || status == 0) && call.path("conversation").isTextual()) {
        refusals.add(
            new Refused(
                Instant.parse(call.path("at").asText()),
                call.path("conversation").asText(),
                text(call.path("activityId")),
                status,
                text(call.path("reason")).or(() -> text(call.path("code"))).map(reason -> reason.replaceAll("\\.$", "")).orElse(""),
                text(call.path("retryAfter")),
                "call " + call.path("number").asLong()));
      }
    }
    return refusals;
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
