package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.page.source.ControlSurface;
import io.muster.sandbox.page.source.Fresh;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Teams says of presses on the incident's cards: who pressed, how long Teams waited, and what it was answered. */
final class Presses implements Witness {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "application/vnd.microsoft.activity.message";

  private final Fresh<List<Press>> presses;

  /**
   * A press as Teams delivered it.
   *
   * @param message the card's message
   * @param took until Teams had its answer
   * @param status of the answer; 0 where there was none in time
   * @param said the text of the answer, where it is one
   */
  private record Press(Instant at, Duration took, int status, String message, String person, String verb, String reference, Optional<String> said) {}

  Presses(ControlSurface teams) {
    presses = new Fresh<>(Duration.ofMillis(500), Duration.ofSeconds(15), () -> read(teams.get("/deliveries")));
  }

  /** There are more of them. */
  void changed() {
    presses.changed();
  }

  @Override
  public List<Moment> of(Story.Kept story) {
    List<Moment> moments = new ArrayList<>();
    for (Press press : presses.get()) {
      if (story.cards().containsValue(press.message())) {
        Optional<Moment> recorded = recorded(story, press);
        if (recorded.isEmpty()) {
          moments.add(new Moment(press.at(), Step.PRESSED, press.person(), press.reference(), "", names -> new Told("Pressed " + press.verb(), "", "")));
        }
        String trace = recorded.map(Moment::trace).orElse("");
        moments.add(new Moment(press.at().plus(press.took()), Step.TOLD, "bot-gateway", press.reference(), trace, names -> answered(press)));
      }
    }
    return moments;
  }

  /** Muster's own record of the press, which tells more; empty where it led to none. */
  private static Optional<Moment> recorded(Story.Kept story, Press press) {
    return story.moments().stream()
        .filter(
            moment ->
                moment.step() == Step.PRESSED
                    && moment.who().equals(press.person())
                    && !moment.at().isBefore(press.at().minusMillis(50))
                    && !moment.at().isAfter(press.at().plus(press.took())))
        .findFirst();
  }

  private static Told answered(Press press) {
    if (press.status() == 0) {
      return new Told("Teams had no answer in time", "It sends the press again.", "Teams waits a few seconds for an answer.");
    }
    String title = press.status() == 200 ? "Answered " + press.person() + "'s press" : "Refused " + press.person() + "'s press";
    return new Told(title, press.said().map(said -> "“" + said + "” ").orElse("") + "Teams waited " + press.took().toMillis() + " ms.", "");
  }

  private static List<Press> read(JsonNode deliveries) {
    List<Press> presses = new ArrayList<>();
    for (JsonNode delivery : deliveries) {
      JsonNode activity = delivery.path("activity");
      boolean byPerson = activity.path("type").asText().equals("invoke") && !activity.at("/value/trigger").asText().equals("automatic");
      if (byPerson && activity.path("replyToId").isTextual()) {
        delivery.path("attempts").forEach(attempt -> presses.add(press(activity, attempt)));
      }
    }
    return presses;
  }

  private static Press press(JsonNode activity, JsonNode attempt) {
    String verb = activity.at("/value/action/verb").asText(activity.at("/value/data/verb").asText(""));
    return new Press(
        Instant.parse(attempt.path("at").asText()),
        Duration.ofMillis(attempt.path("tookMillis").asLong()),
        attempt.path("status").asInt(),
        activity.path("replyToId").asText(),
        activity.at("/from/name").asText("Somebody"),
        verb.isEmpty() ? "a button" : Words.capital(Words.plain(verb)),
        attempt.path("activityId").asText(),
        said(attempt.path("body").asText("")));
  }

  private static Optional<String> said(String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer != null && answer.path("type").asText().equals(TEXT) ? Optional.of(answer.path("value").asText()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
