package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import io.muster.sandbox.page.source.OperatorApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A card that waits, as bot-gateway explains it.
 *
 * @param what bot-gateway's stable word for what it waits for
 */
record Waiting(String conversation, String what) {
  private static final Map<String, Summary> WORDS =
      Map.of(
          "storm", new Summary("waits for a storm to pass: too many incidents came at once", "Press Show list on the storm's card: it leads to every incident."),
          "over", new Summary("gets no card of its own: it was over before the storm passed", "Press Show list on the storm's card."),
          "not-installed", new Summary("waits for the app, which is not installed there", "Install Muster in the conversation; the card then comes by itself."),
          "conversation-blocked", new Summary("waits for Teams, which takes no messages of Muster there", "Ask an owner of the team."),
          "teams-asked", new Summary("waits because Teams asked for a pause", "It goes on by itself."),
          "turn", new Summary("waits for its turn: Teams takes only so many messages at a time", "It goes on by itself."),
          "deleted-by-person", new Summary("was deleted by a person", "The next change that people are told about posts a new one."),
          "given-up", new Summary("was not taken by Teams", "The next change is tried again; what Teams answered is told below."));

  /** The cards of a subject that wait; none where bot-gateway does not answer. */
  static List<Waiting> of(OperatorApi services, String subject) {
    List<Waiting> waiting = new ArrayList<>();
    services
        .ask("bot-gateway", "/api/why?subject=" + ControlSurface.encoded(subject))
        .ifPresent(answer -> answer.path("cards").forEach(card -> add(waiting, card)));
    return waiting;
  }

  private static void add(List<Waiting> waiting, JsonNode card) {
    String what = card.path("waits").asText();
    if (WORDS.containsKey(what)) {
      waiting.add(new Waiting(card.path("conversation").asText(), what));
    }
  }

  /** In a sentence, with what to do. */
  Summary told(Names names) {
    Summary words = WORDS.get(what);
    return new Summary("In " + names.conversation(conversation) + " the card " + words.text() + ".", words.next());
  }
}
