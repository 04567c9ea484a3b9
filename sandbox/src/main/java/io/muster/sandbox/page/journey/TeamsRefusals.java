package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import io.muster.sandbox.page.source.Fresh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Teams refused: calls about the incident's cards, and new messages in a conversation in which its card was to be posted just then. */
final class TeamsRefusals implements Witness {
  private final Fresh<List<Refused>> refusals;

  /**
   * A call that Teams refused.
   *
   * @param status of HTTP; 0 where the connection was closed
   * @param message what was to be changed; empty where a new message was to be posted
   */
  private record Refused(Instant at, String conversation, Optional<String> message, int status, String reason, Optional<String> retryAfter, String reference) {}

  TeamsRefusals(ControlSurface teams) {
    refusals = new Fresh<>(Duration.ofSeconds(1), Duration.ofSeconds(15), () -> read(teams.get("/ledger")));
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
    return story.wanted().contains(refused.conversation()) && !before(story, Step.SENT, refused.at()) && before(story, Step.DESIRED, refused.at());
  }

  private static boolean before(Story.Kept story, Step step, Instant at) {
    return story.moments().stream().anyMatch(moment -> moment.step() == step && moment.at().isBefore(at));
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
                (refused.message().isPresent() ? "Refused to change the card in " : "Refused a new message in ") + names.conversation(refused.conversation()),
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
