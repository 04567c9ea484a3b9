package io.muster.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.messaging.Traces;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
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

  /** The record of a delivery. */
  public static DeliveryRecord of(String key, Delivery delivery) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(DELIVERY_ID, delivery.id());
    headers.put(SENDER, delivery.senderId());
    headers.put(TOOL, delivery.account().tool());
    headers.put(ACCOUNT, delivery.account().name());
    headers.put(RECEIVED_AT, delivery.receivedAt().toString());
    headers.put(ORIGINAL_HEADERS, headersJson(delivery.headers()));
    delivery.vendorId().ifPresent(id -> headers.put(VENDOR_ID, id));
    return new DeliveryRecord(key, headers, delivery.body());
  }

  /** The same in the trace of the request that brought it, in which it stays wherever it is kept. */
  public DeliveryRecord within(Optional<String> traceparent) {
    var traced = new LinkedHashMap<>(headers);
    traceparent.ifPresent(text -> traced.put(Traces.TRACEPARENT, text));
    return new DeliveryRecord(key, traced, body);
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
    try {
      return MessageJson.mapper().writeValueAsString(headers.values());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers could not be written", e);
    }
  }

  /** Reads what {@link #headersJson} wrote; anything else is an {@link IllegalArgumentException}. */
  public static DeliveryHeaders headersOf(String json) {
    try {
      return new DeliveryHeaders(MessageJson.mapper().readValue(json, HEADERS));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the headers of a delivery", e);
    }
  }
}
