package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells of a tool's delivery as it lies on the topic of deliveries: raw, with what is known about it in headers. */
final class DeliveryTelling {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeliveryTelling() {}

  static Moment of(TopicRecord record) {
    String tool = record.header("muster-tool").map(Words::vendor).orElse("The tool");
    JsonNode body = json(record.value());
    String event = body.at("/event/event_type").asText("");
    int bytes = record.value() == null ? 0 : record.value().length;
    String reference = record.header("muster-vendor-id").or(() -> record.header("muster-delivery-id")).orElse(record.key());
    String size = String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    Told told =
        new Told(
            tool + EventWords.of(event).map(words -> " told: " + words).orElse("'s webhook came"),
            (event.isEmpty() ? "A webhook" : "Webhook " + event) + " of " + size + ", kept before " + tool + " was answered.",
            "Its signature proved that " + tool + " sent it.");
    return new Moment(received(record), Step.RECEIVED, "webhook-ingest", reference, record.trace(), names -> told).linked(body.at("/event/id").asText(""));
  }

  /** What kind of event a delivery of this id brought; neither where it says nothing of the kind. */
  static Optional<Map.Entry<String, String>> eventType(TopicRecord record) {
    JsonNode event = json(record.value()).path("event");
    return event.path("id").isTextual() && event.path("event_type").isTextual() ? Optional.of(Map.entry(event.path("id").asText(), event.path("event_type").asText().intern())) : Optional.empty();
  }

  private static Instant received(TopicRecord record) {
    try {
      return record.header("muster-received-at").map(Instant::parse).orElse(record.at());
    } catch (DateTimeException e) {
      return record.at();
    }
  }

  /** PagerDuty's webhooks V3 hold one {@code event} with its id and type; what has none is told without. */
  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body == null ? new byte[0] : body);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
