package io.muster.sandbox.page;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.contracts.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes on Muster's topics what its services would write. */
final class TopicPen {
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final KafkaProducer<String, byte[]> producer;

  TopicPen(String kafka) {
    producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka, "linger.ms", 0), new StringSerializer(), new ByteArraySerializer());
  }

  /** The header of what was written in this span of this trace. */
  static Map<String, String> traced(String trace, String span) {
    return Map.of("traceparent", "00-" + trace + "-" + span + "-01");
  }

  /** A message of a service at a time; the answer is its id. */
  String message(String topic, String service, String key, Instant at, Message payload) {
    return message(topic, service, key, at, payload, Map.of());
  }

  /** The same with more headers. */
  String message(String topic, String service, String key, Instant at, Message payload, Map<String, String> more) {
    String id = UUID.randomUUID().toString();
    WireRecord record = EnvelopeCodec.encode(new Envelope<>(id, service, key, at, Optional.empty(), Optional.empty(), Optional.empty(), Principal.system(service), payload));
    Map<String, String> headers = new HashMap<>(record.headers());
    headers.putAll(more);
    send(topic, key, headers, record.value());
    return id;
  }

  /** Something as it came, with these headers. */
  void raw(String topic, String key, Map<String, String> headers, String body) {
    send(topic, key, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private void send(String topic, String key, Map<String, String> headers, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    // Deliveries that were taken in, and cards that were sent, by an earlier version belong to no trace.
    if (!headers.containsKey("traceparent") && !topic.equals(Topics.DELIVERIES) && !topic.equals(Topics.BOT_EVENTS)) {
      traced(TRACE, "00f067aa0ba902b7").forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    }
    producer.send(record);
    producer.flush();
  }
}
