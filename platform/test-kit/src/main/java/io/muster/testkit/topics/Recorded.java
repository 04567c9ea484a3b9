package io.muster.testkit.topics;

import io.muster.contracts.wire.Decoded;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record that a {@link TopicRecorder} saw.
 *
 * @param topic where
 * @param partition which partition
 * @param offset at which place in it
 * @param wire the record as it lay there; its value is null for a deletion
 */
public record Recorded(String topic, int partition, long offset, WireRecord wire) {

  static Recorded of(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new Recorded(record.topic(), record.partition(), record.offset(), new WireRecord(record.key(), headers, record.value()));
  }

  /** The message in it, if it is one of this type. */
  public <T extends Message> Optional<Envelope<T>> as(Class<T> type) {
    if (EnvelopeCodec.decode(wire) instanceof Decoded.Understood understood && type.isInstance(understood.envelope().payload())) {
      @SuppressWarnings("unchecked")
      var envelope = (Envelope<T>) understood.envelope();
      return Optional.of(envelope);
    }
    return Optional.empty();
  }

  /** Whether it deletes its key from a compacted topic. */
  public boolean isDeletion() {
    return wire.value() == null;
  }

  /** One line for a failed test: the place, the wire name, the key, and the payload. */
  @Override
  public String toString() {
    String payload = isDeletion() ? "deleted" : new String(wire.value(), StandardCharsets.UTF_8);
    return topic + "[" + partition + "]@" + offset + " " + wire.headers().getOrDefault("ce_type", "no type") + " " + wire.key() + " "
        + payload;
  }
}
