package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Muster wrote beneath the incident's cards, as it stands in Teams. */
final class CardThreads implements Witness {
  private static final int SHORT = 160;

  private final ControlSurface teams;

  CardThreads(ControlSurface teams) {
    this.teams = teams;
  }

  @Override
  public List<Moment> of(Story.Kept story) {
    List<Moment> moments = new ArrayList<>();
    for (Map.Entry<String, String> card : story.cards().entrySet()) {
      String thread = card.getKey() + ";messageid=" + card.getValue();
      for (JsonNode message : teams.get("/messages?conversation=" + ControlSurface.encoded(thread))) {
        boolean reply = !message.path("id").asText().equals(card.getValue()) && message.path("root").asText().equals(card.getValue());
        if (reply && byBot(message)) {
          moments.add(moment(message, card.getKey()));
        }
      }
    }
    return moments;
  }

  private static Moment moment(JsonNode message, String conversation) {
    String said = shortened(words(message));
    boolean privately = message.path("onlyFor").isTextual();
    return new Moment(
        Instant.parse(message.path("at").asText()),
        Step.TOLD,
        "bot-gateway",
        message.path("id").asText(),
        "",
        names ->
            new Told(
                (privately ? "Told one person beneath the card in " : "Wrote beneath the card in ") + names.conversation(conversation),
                said.isEmpty() ? "" : "“" + said + "”",
                privately ? "Only who pressed needs to know." : "A changed card notifies nobody in Teams; a reply does."));
  }

  private static boolean byBot(JsonNode message) {
    return message.path("author").asText(message.at("/author/id").asText()).startsWith("28:");
  }

  private static String words(JsonNode message) {
    String text = message.path("text").asText("");
    return text.isBlank() ? Optional.of(String.join(" ", message.path("card").findValuesAsText("text"))).orElse("") : text;
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("<[^>]+>", "").replaceAll("\\\\([\\p{Punct}])|\\*\\*", "$1").strip();
    return plain.length() <= SHORT ? plain : plain.substring(0, SHORT - 1) + "…";
  }
}
