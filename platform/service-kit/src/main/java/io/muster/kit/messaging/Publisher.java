package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.WireRecord;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Sends records to Kafka, acknowledged by all in-sync replicas. State changes go through the {@link Outbox} instead; this is for what must not
 * touch the database.
 */
@ApplicationScoped
public class Publisher {
  private final KafkaSettings settings;
  private KafkaProducer<String, byte[]> producer;
  private boolean closed;

  Publisher(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Sends an envelope; see {@link #send(String, String, Map, byte[])}. */
  public CompletableFuture<Void> send(Envelope<?> envelope, String topic) {
    WireRecord record = EnvelopeCodec.encode(envelope);
    return send(topic, record.key(), record.headers(), record.value());
  }

  /**
   * Sends a record within the trace of the caller. The future ends when Kafka has it, or with {@link KafkaSilent} or {@link NotSendable}. The
   * call itself may wait up to {@code muster.kafka.max-block}.
   *
   * @param key may be null
   * @param value null makes a compacted topic forget the key
   */
  public CompletableFuture<Void> send(String topic, String key, Map<String, String> headers, byte[] value) {
    var all = new HashMap<String, String>(headers);
    Traces.current().ifPresent(traceparent -> all.putIfAbsent(Traces.TRACEPARENT, traceparent));
    var record = new ProducerRecord<>(topic, key, value);
    all.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    var sent = new CompletableFuture<Void>();
    try {
      producer()
          .send(
              record,
              (metadata, refusal) -> {
                if (refusal == null) {
                  sent.complete(null);
                } else {
                  sent.completeExceptionally(failure(refusal));
                }
              });
    } catch (RuntimeException e) {
      sent.completeExceptionally(failure(e));
    }
    return sent;
  }

  @PreDestroy
  synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }

  /** Made on first use: Kafka may be away when the service starts. */
  private synchronized KafkaProducer<String, byte[]> producer() {
    if (closed) {
      throw new IllegalStateException("the service is stopping");
    }
    if (producer == null) {
      producer = new KafkaProducer<>(settings.producer());
    }
    return producer;
  }

  private static RuntimeException failure(Exception refusal) {
    return switch (refusal) {
      case RecordTooLargeException e -> new NotSendable(e);
      case InvalidTopicException e -> new NotSendable(e);
      case SerializationException e -> new NotSendable(e);
      default -> new KafkaSilent(refusal);
    };
  }
}
