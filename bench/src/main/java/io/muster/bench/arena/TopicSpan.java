package io.muster.bench.arena;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What was written to a topic since a moment. Not safe for several threads. */
public final class TopicSpan {
  private final String bootstrapServers;
  private final String topic;
  private final Map<TopicPartition, Long> from = new HashMap<>();

  private TopicSpan(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  static TopicSpan fromNow(String bootstrapServers, String topic) {
    TopicSpan span = new TopicSpan(bootstrapServers, topic);
    try (KafkaConsumer<String, byte[]> consumer = span.consumer()) {
      span.from.putAll(consumer.endOffsets(span.partitions(consumer)));
    }
    return span;
  }

  /** How many records there are now. */
  public long count() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(from.keySet()).entrySet().stream().mapToLong(end -> end.getValue() - from.get(end.getKey())).sum();
    }
  }

  /** Reads all of them up to now; how many. The span itself stays as it is. */
  public long read(Consumer<ConsumerRecord<String, byte[]>> reader) {
    return read(from, reader);
  }

  /** Reads all of them up to now as a consumer that does nothing else: records per second, from the first one that came. */
  public double rate() {
    long[] first = {0};
    long read =
        read(
            record -> {
              if (first[0] == 0) {
                first[0] = System.nanoTime();
              }
            });
    return read / ((System.nanoTime() - first[0]) / 1e9);
  }

  /**
   * How fast messages were told: those of the last quarter, from the moment when the others had been decided until the last was written. The others are left to whoever has
   * just been started; when they were written would not do, as what is decided may pile up before it is.
   *
   * @param wanted whether a record counts; each must say when it was decided ({@code ce_time})
   * @return messages per second; NaN where there are too few
   */
  public double toldPerSecond(Predicate<ConsumerRecord<String, byte[]>> wanted) {
    List<Instant> decided = new ArrayList<>();
    long[] written = {0};
    read(
        record -> {
          if (wanted.test(record)) {
            decided.add(Instant.parse(new String(record.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8)));
            written[0] = Math.max(written[0], record.timestamp());
          }
        });
    decided.sort(null);
    int first = decided.size() - decided.size() / 4;
    double millis = decided.size() < 4 ? 0 : written[0] - decided.get(first - 1).toEpochMilli();
    return millis <= 0 ? Double.NaN : (decided.size() - first) / (millis / 1000);
  }

  /** Reads those that came since the last call of this, or since the beginning. */
  public long readOn(Consumer<ConsumerRecord<String, byte[]>> reader) {
    Map<TopicPartition, Long> ends;
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      ends = consumer.endOffsets(from.keySet());
    }
    long read = read(from, ends, reader);
    from.putAll(ends);
    return read;
  }

  private long read(Map<TopicPartition, Long> begin, Consumer<ConsumerRecord<String, byte[]>> reader) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return read(begin, consumer.endOffsets(begin.keySet()), reader);
    }
  }

  private long read(Map<TopicPartition, Long> begin, Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> reader) {
    long wanted = ends.entrySet().stream().mapToLong(end -> end.getValue() - begin.get(end.getKey())).sum();
    long read = 0;
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(begin.keySet());
      begin.forEach(consumer::seek);
      while (read < wanted) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
            reader.accept(record);
            read++;
          }
        }
      }
    }
    return read;
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false", "auto.offset.reset", "earliest"), new StringDeserializer(), new ByteArrayDeserializer());
  }
}
