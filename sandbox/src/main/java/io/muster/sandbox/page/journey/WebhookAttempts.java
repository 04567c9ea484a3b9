package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What PagerDuty says of webhooks that were not taken at once, one for each event. Those that were are told by the delivery itself. */
final class WebhookAttempts implements Witness {
  private static final List<String> NUMBERS = List.of("no", "first", "second", "third", "fourth", "fifth");

  private final ControlSurface pagerDuty;

  WebhookAttempts(ControlSurface pagerDuty) {
    this.pagerDuty = pagerDuty;
  }

  @Override
  public List<Moment> of(Story.Kept story) {
    String incident = story.nativeId();
    Map<String, List<JsonNode>> webhooks = new LinkedHashMap<>();
    for (JsonNode attempt : pagerDuty.get("/webhook-attempts?resource=" + ControlSurface.encoded(incident)).path("attempts")) {
      if (attempt.path("resource_id").asText().equals(incident)) {
        webhooks.computeIfAbsent(attempt.path("webhook_id").asText(), id -> new ArrayList<>()).add(attempt);
      }
    }
    return webhooks.values().stream().filter(attempts -> attempts.stream().anyMatch(attempt -> !is(attempt, "delivered"))).map(WebhookAttempts::moment).toList();
  }

  /** @param attempts at one webhook, in any order, of which one failed at least */
  static Moment moment(List<JsonNode> attempts) {
    List<JsonNode> failed = attempts.stream().filter(attempt -> !is(attempt, "delivered")).sorted(Comparator.comparingInt(attempt -> attempt.path("number").asInt())).toList();
    JsonNode first = failed.getFirst();
    Told told = new Told(title(attempts, failed.size()), detail(failed), why(attempts));
    return new Moment(Instant.parse(first.path("at").asText()), Step.RECEIVED, "PagerDuty", first.path("webhook_id").asText(), "", names -> told)
        .linked(first.path("event_id").asText());
  }

  private static String title(List<JsonNode> attempts, int failed) {
    if (attempts.stream().anyMatch(attempt -> is(attempt, "delivered"))) {
      return "Arrived late; taken on the " + number(failed + 1) + " attempt, nothing was lost";
    }
    return attempts.stream().anyMatch(attempt -> is(attempt, "dropped"))
        ? "Refused on the " + number(failed) + " attempt; PagerDuty does not send it again"
        : "Not taken on the " + number(failed) + " attempt; PagerDuty sends it again";
  }

  private static String detail(List<JsonNode> failed) {
    String event = failed.getFirst().path("event_type").asText();
    return "Webhook " + event + ". " + failed.stream().map(attempt -> "Attempt " + attempt.path("number").asInt() + ": " + reason(attempt.path("reason").asText()) + ".").collect(Collectors.joining(" "));
  }

  private static String why(List<JsonNode> attempts) {
    return attempts.stream().anyMatch(attempt -> is(attempt, "dropped")) ? "PagerDuty drops what is answered like this." : "After no answer, 429 and 5xx PagerDuty tries again for 48 hours.";
  }

  /** What PagerDuty saw, without the names that its software has for it. */
  static String reason(String told) {
    String plain = told.replaceAll("\\b\\w*(Exception|Error)\\b:? ?", "").replaceAll("^(TLS: )?(null)?$", "$1").strip();
    if (plain.startsWith("No answer within")) {
      return "no answer within " + plain.replaceAll("\\D", "").replaceAll("000$", "") + " s";
    }
    if (plain.startsWith("HTTP ")) {
      return "answered " + plain.substring(5);
    }
    return plain.isEmpty() || plain.contains("refused") ? "nobody was there to take it" : "the connection failed (" + plain + ")";
  }

  private static boolean is(JsonNode attempt, String outcome) {
    return attempt.path("outcome").asText().equals(outcome);
  }

  private static String number(int attempt) {
    return attempt < NUMBERS.size() ? NUMBERS.get(attempt) : attempt + "th";
  }
}
