package io.muster.sandbox.page.journey;

import io.muster.contracts.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads along on every topic of Muster from its beginning, in no group, so that nothing is taken from anybody. Sealed secrets of senders are left alone. */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final String kafka;
  private final Consumer<TopicRecord> reader;
  private final Thread reading = Thread.ofPlatform().name("page-topics").daemon().unstarted(this::readAlong);
  private volatile boolean closing;
  private volatile KafkaConsumer<String, byte[]> consumer;

  /**
   * @param kafka bootstrap servers
   * @param reader takes each record, one after the other
   */
  public TopicReader(String kafka, Consumer<TopicRecord> reader) {
    this.kafka = kafka;
    this.reader = reader;
  }

  /** Begins to read. */
  public void start() {
    reading.start();
  }

  private void readAlong() {
    while (!closing) {
      try (KafkaConsumer<String, byte[]> opened = open()) {
        consumer = opened;
        while (!closing) {
          opened.poll(POLL).forEach(record -> reader.accept(TopicRecord.of(record)));
        }
      } catch (WakeupException e) {
        return;
      } catch (KafkaException e) {
        // Kafka is away. What was read already is told again then, which changes nothing.
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
  }

  private KafkaConsumer<String, byte[]> open() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest", "enable.auto.commit", false, "receive.buffer.bytes", 65_536, "fetch.max.bytes", 4 * 1024 * 1024);
    KafkaConsumer<String, byte[]> opened = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        Topics.all().stream()
            .filter(topic -> !topic.name().equals(Topics.SENDERS))
            .flatMap(topic -> opened.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    opened.assign(all);
    opened.seekToBeginning(all);
    return opened;
  }

  @Override
  public void close() {
    closing = true;
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    try {
      reading.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
