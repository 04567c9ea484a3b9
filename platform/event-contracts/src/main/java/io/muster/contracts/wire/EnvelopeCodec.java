package io.muster.contracts.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.wire.Decoded.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads envelopes as CloudEvents 1.0 in Kafka's binary mode: attributes in {@code ce_} headers, the payload as JSON in the value.
 * See the CloudEvents Kafka protocol binding, section 3.2.
 */
public final class EnvelopeCodec {
  private static final ObjectMapper JSON = MessageJson.mapper();
  private static final String SOURCE = "/muster/";

  private EnvelopeCodec() {}

  /** Turns an envelope into a record. Never fails for a message of this version. */
  public static WireRecord encode(Envelope<?> envelope) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", envelope.id());
    headers.put("ce_type", envelope.type());
    headers.put("ce_source", SOURCE + envelope.source());
    headers.put("ce_subject", envelope.key());
    headers.put("ce_time", envelope.time().toString());
    headers.put("ce_principal", envelope.principal().key());
    envelope.tenant().ifPresent(tenant -> headers.put("ce_tenant", tenant));
    envelope.account().ifPresent(account -> headers.put("ce_account", account));
    envelope.causedBy().ifPresent(cause -> headers.put("ce_causedby", cause));
    headers.put("content-type", "application/json");
    try {
      return new WireRecord(envelope.key(), headers, JSON.writeValueAsBytes(envelope.payload()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message could not be written: " + envelope.type(), e);
    }
  }

  /** Reads a record. A null value (a compacted topic's deletion) is {@link Reason#BAD_JSON}: ask for the key before decoding. */
  public static Decoded decode(WireRecord record) {
    String type = record.headers().get("ce_type");
    if (type == null) {
      return new Decoded.Unreadable(Reason.MISSING_HEADER, "ce_type");
    }
    Optional<Class<? extends Message>> payloadType = MessageTypes.named(type);
    if (payloadType.isEmpty()) {
      return new Decoded.Unrecognised(type);
    }
    for (String required : new String[] {"ce_id", "ce_source", "ce_time", "ce_principal"}) {
      if (record.headers().get(required) == null) {
        return new Decoded.Unreadable(Reason.MISSING_HEADER, required);
      }
    }
    return understood(record, payloadType.get());
  }

  private static <T extends Message> Decoded understood(WireRecord record, Class<T> payloadType) {
    Map<String, String> headers = record.headers();
    try {
      T payload = JSON.readValue(record.value() == null ? new byte[0] : record.value(), payloadType);
      if (payload == null) {
        return new Decoded.Unreadable(Reason.BAD_JSON, "null payload");
      }
      return new Decoded.Understood(
          new Envelope<>(
              headers.get("ce_id"),
              room(headers.get("ce_source")),
              record.key() == null ? headers.getOrDefault("ce_subject", "") : record.key(),
              Instant.parse(headers.get("ce_time")),
              Optional.ofNullable(headers.get("ce_tenant")),
              Optional.ofNullable(headers.get("ce_account")),
              Optional.ofNullable(headers.get("ce_causedby")),
              Principal.parse(headers.get("ce_principal")),
              payload));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return new Decoded.Unreadable(Reason.BAD_HEADER, "ce_time or ce_principal");
    } catch (IOException e) {
      return new Decoded.Unreadable(Reason.BAD_JSON, e.getClass().getSimpleName());
    }
  }

  private static String room(String source) {
    return source.startsWith(SOURCE) ? source.substring(SOURCE.length()) : source;
  }

  /** The payload alone as JSON text, as stored in outboxes and golden files. */
  public static String payloadJson(Message payload) {
    try {
      return JSON.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message could not be written", e);
    }
  }

  /** Bytes of {@link #payloadJson}. */
  public static byte[] payloadBytes(Message payload) {
    return payloadJson(payload).getBytes(StandardCharsets.UTF_8);
  }
}
