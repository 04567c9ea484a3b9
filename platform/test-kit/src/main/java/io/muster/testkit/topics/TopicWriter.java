package io.muster.testkit.topics;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to topics as another service would. Every method returns once Kafka has the record. */
public final class TopicWriter implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  private TopicWriter(String bootstrapServers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "batch.size", 1_000_000);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** A writer to the Kafka at this address. */
  public static TopicWriter to(String bootstrapServers) {
    return new TopicWriter(bootstrapServers);
  }

  /** Writes a message under its own key. */
  public void write(String topic, Envelope<?> envelope) {
    write(topic, EnvelopeCodec.encode(envelope));
  }

  /** Writes many at once; those of one key in their order, and such that a reader finds them together. */
  public void writeTogether(String topic, List<? extends Envelope<?>> envelopes) {
    envelopes.stream().map(envelope -> send(topic, EnvelopeCodec.encode(envelope))).toList().forEach(sending -> await(topic, sending));
  }

  /** Writes a record as it is: also such that no reader can understand. A null value is a compacted topic's deletion. */
  public void write(String topic, WireRecord record) {
    await(topic, send(topic, record));
  }

  private Future<RecordMetadata> send(String topic, WireRecord record) {
    var sending = new ProducerRecord<>(topic, record.key(), record.value());
    record.headers().forEach((name, value) -> sending.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return producer.send(sending);
  }

  private static void await(String topic, Future<RecordMetadata> sending) {
    try {
      sending.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing to " + topic, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take a record for " + topic, e);
    }
  }

  /** Deletes what a compacted topic holds under a key. */
  public void delete(String topic, String key) {
    write(topic, new WireRecord(key, Map.of(), null));
  }

  @Override
  public void close() {
    producer.close();
  }
}
