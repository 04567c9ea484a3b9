package io.muster.sandbox.page.journey;

import io.muster.contracts.wire.Decoded;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record of one of Muster's topics.
 *
 * @param at when it was written
 * @param value null where a compacted topic forgets the key
 * @param envelope the message in it; empty where there is none that this version knows, as in deliveries
 */
public record TopicRecord(String topic, String key, Instant at, Map<String, String> headers, byte[] value, Optional<Envelope<?>> envelope) {

  static TopicRecord of(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return of(record.topic(), record.key() == null ? "" : record.key(), Instant.ofEpochMilli(record.timestamp()), headers, record.value());
  }

  static TopicRecord of(String topic, String key, Instant at, Map<String, String> headers, byte[] value) {
    Optional<Envelope<?>> envelope =
        value != null && EnvelopeCodec.decode(new WireRecord(key, headers, value)) instanceof Decoded.Understood(Envelope<?> understood) ? Optional.of(understood) : Optional.empty();
    return new TopicRecord(topic, key, at, headers, value, envelope);
  }

  /** A header; empty where it is absent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The trace that it belongs to and the span in which it was written, from {@code traceparent} (W3C Trace Context: version, trace id, parent id, flags); empty where it has none. */
  public String trace() {
    String[] parts = headers.getOrDefault("traceparent", "").split("-");
    return parts.length == 4 ? parts[1] + "-" + parts[2] : "";
  }
}
