package io.muster.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.messaging.Traces;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery as it lies in the log and in the spill: the raw body as value, everything else in headers.
 *
 * @param key keeps together what must stay in order: the subject's key, or the sender's id where none could be seen
 */
public record DeliveryRecord(String key, Map<String, String> headers, byte[] body) {
  public static final String DELIVERY_ID = "muster-delivery-id";
  private static final String SENDER = "muster-sender";
  private static final String TOOL = "muster-tool";
  private static final String ACCOUNT = "muster-account";
  private static final String VENDOR_ID = "muster-vendor-id";
  private static final String RECEIVED_AT = "muster-received-at";
  private static final String ORIGINAL_HEADERS = "muster-original-headers";
  private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

  public DeliveryRecord {
    headers = Map.copyOf(headers);
  }

  /**
   * The record of a delivery.
   *
   * @param traceparent of the request that brought it, in whose trace it stays wherever it is kept
   */
  public static DeliveryRecord of(String key, Delivery delivery, Optional<String> traceparent) {
    Map<String, String> headers = HashMap.newHashMap(8);
    headers.put(DELIVERY_ID, delivery.id());
    headers.put(SENDER, delivery.senderId());
    headers.put(TOOL, delivery.account().tool());
    headers.put(ACCOUNT, delivery.account().name());
    headers.put(RECEIVED_AT, delivery.receivedAt().toString());
    headers.put(ORIGINAL_HEADERS, headersJson(delivery.headers()));
    delivery.vendorId().ifPresent(id -> headers.put(VENDOR_ID, id));
    traceparent.ifPresent(text -> headers.put(Traces.TRACEPARENT, text));
    return new DeliveryRecord(key, headers, delivery.body());
  }

  /** The delivery of a record; empty when headers are missing or no ones that this service writes. */
  public Optional<Delivery> delivery() {
    try {
      return Optional.of(
          new Delivery(
              headers.get(DELIVERY_ID),
              headers.get(SENDER),
              new AccountId(headers.get(TOOL), headers.get(ACCOUNT)),
              Optional.ofNullable(headers.get(VENDOR_ID)),
              Instant.parse(headers.get(RECEIVED_AT)),
              headersOf(headers.get(ORIGINAL_HEADERS)),
              body));
    } catch (NullPointerException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Headers as JSON text. */
  public static String headersJson(DeliveryHeaders headers) {
    // By hand: the one shape that it can have is written for each delivery.
    var json = new StringBuilder(512).append('{');
    headers
        .values()
        .forEach(
            (name, values) -> {
              quoted(json.append(json.length() == 1 ? "" : ","), name).append(":[");
              for (int i = 0; i < values.size(); i++) {
                quoted(json.append(i == 0 ? "" : ","), values.get(i));
              }
              json.append(']');
            });
    return json.append('}').toString();
  }

  /** Reads what {@link #headersJson} wrote; anything else is an {@link IllegalArgumentException}. */
  public static DeliveryHeaders headersOf(String json) {
    try {
      return new DeliveryHeaders(MessageJson.mapper().readValue(json, HEADERS));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the headers of a delivery", e);
    }
  }

  private static StringBuilder quoted(StringBuilder json, String text) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    return json.append('"');
  }
}
