package io.muster.bench.arena;

import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.wire.Decoded;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.contracts.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * identity-linking's part, played: each action that it is asked for is accepted at once. So a press's answer waits for nobody else, and the tool behind it is no
 * part of what is measured.
 */
public final class PlayedIdentity implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Set<String> actions = ConcurrentHashMap.newKeySet();
  private final Thread reader;
  private volatile boolean closing;

  /** Plays from now on. */
  public PlayedIdentity(String bootstrapServers) {
    consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "latest"), new StringDeserializer(), new ByteArrayDeserializer());
    producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"), new StringSerializer(), new ByteArraySerializer());
    List<TopicPartition> all = consumer.partitionsFor(Topics.IDENTITY_COMMANDS).stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    reader = Thread.ofPlatform().daemon().name("played-identity").start(this::play);
  }

  /** How many different actions were asked for. */
  public int actions() {
    return actions.size();
  }

  /** Waits until so many were asked for. */
  public int awaitActions(int count, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (actions.size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    return actions.size();
  }

  private void play() {
    while (!closing) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (EnvelopeCodec.decode(wire(record)) instanceof Decoded.Understood understood && understood.envelope().payload() instanceof IdentityCommand.PerformAction action) {
          actions.add(action.actionId());
          accept(action, understood.envelope());
        }
      }
    }
    consumer.close();
  }

  private void accept(IdentityCommand.PerformAction action, Envelope<?> command) {
    var accepted = new IdentityEvent.ActionAccepted(action.actionId(), action.subject(), action.verb(), action.person(), Instant.now());
    WireRecord written =
        EnvelopeCodec.encode(
            new Envelope<>(
                UUID.randomUUID().toString(), "identity-linking", command.key(), Instant.now(), command.tenant(), command.account(), Optional.of(command.id()),
                Principal.system("identity-linking"), accepted));
    var record = new ProducerRecord<>(Topics.IDENTITY_EVENTS, written.key(), written.value());
    written.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
  }

  private static WireRecord wire(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new WireRecord(record.key(), headers, record.value());
  }

  @Override
  public void close() {
    closing = true;
    try {
      reader.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
  }
}
