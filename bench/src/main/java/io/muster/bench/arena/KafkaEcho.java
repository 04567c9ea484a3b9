package io.muster.bench.arena;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka end to end with nothing between: a producer that waits for all in-sync replicas, and a consumer that only reads. */
public final class KafkaEcho {
  private static final int PARTITIONS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String bootstrapServers;
  private final String topic;
  private final int bytes;

  KafkaEcho(String bootstrapServers, String topic, int bytes) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.bytes = bytes;
  }

  /**
   * Records at a constant rate, whether Kafka keeps up or not.
   *
   * @return from when each was due until it was read, in microseconds
   * @throws IllegalStateException where one of them did not come within twenty seconds
   */
  public Histogram run(int perSecond, Duration time) {
    long count = perSecond * time.toSeconds();
    Histogram latencies = new Histogram(600_000_000L, 3);
    AtomicLong read = new AtomicLong();
    UUID run = UUID.randomUUID();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Thread reader = Thread.ofPlatform().name("kafka-echo").start(() -> read(consumer, run, count, read, latencies));
      write(run, count, Duration.ofSeconds(1).toNanos() / perSecond);
      join(reader);
    }
    if (read.get() < count) {
      throw new IllegalStateException("Of " + count + " records " + (count - read.get()) + " were not read within " + PATIENCE.toSeconds() + " s.");
    }
    return latencies;
  }

  private void write(UUID run, long count, long gap) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0");
    try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.partitionsFor(topic);
      long start = System.nanoTime();
      for (long n = 0; n < count; n++) {
        long due = start + n * gap;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(Math.min(50_000, due - System.nanoTime()));
        }
        byte[] value = ByteBuffer.allocate(bytes).putLong(run.getMostSignificantBits()).putLong(due).array();
        producer.send(new ProducerRecord<>(topic, (int) (n % PARTITIONS), null, value));
      }
      producer.flush();
    }
  }

  private static void read(KafkaConsumer<byte[], byte[]> consumer, UUID run, long count, AtomicLong read, Histogram latencies) {
    long lastCame = System.nanoTime();
    while (read.get() < count && System.nanoTime() - lastCame < PATIENCE.toNanos()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        long now = System.nanoTime();
        ByteBuffer value = ByteBuffer.wrap(record.value());
        if (value.getLong() == run.getMostSignificantBits()) {
          latencies.recordValue(Math.max(0, (now - value.getLong()) / 1000));
          read.incrementAndGet();
          lastCame = now;
        }
      }
    }
  }

  private static void join(Thread reader) {
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var consumer =
        new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
