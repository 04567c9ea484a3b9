package io.muster.bench.arena;

import io.muster.bench.frame.FailedRun;
import io.muster.embedded.TopicAdministration;
import io.muster.embedded.TopicSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Kafka, as benchmarks look at it and set it back.
 *
 * @param address where it answers
 */
public record Broker(String address) {
  private static final String RAW = "bench.raw";

  /**
   * Kafka's own producer perf test on a topic of its own.
   *
   * @param settings of its producer, such as {@code linger.ms=0}
   */
  public ProducerPerfTest producerPerfTest(int bytes, String... settings) {
    raw();
    return new ProducerPerfTest(address, RAW, bytes, List.of(settings));
  }

  /** Records of this size through Kafka and back. */
  public KafkaEcho echo(int bytes) {
    raw();
    return new KafkaEcho(address, RAW, bytes);
  }

  private void raw() {
    new TopicAdministration(address).create(List.of(new TopicSpec(RAW, 6, false, Optional.of(Duration.ofMinutes(5)))));
  }

  /** What is written to a topic from now on. */
  public TopicSpan span(String topic) {
    return TopicSpan.fromNow(address, topic);
  }

  /** Forgets what was written to a topic, for everybody. */
  public void empty(String topic) {
    with(
        topic + " could not be emptied",
        admin -> {
          Map<TopicPartition, RecordsToDelete> all = new LinkedHashMap<>();
          int partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
          for (int partition = 0; partition < partitions; partition++) {
            all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
          }
          admin.deleteRecords(all).all().get();
        });
  }

  /** Lets every consumer of a topic begin anew; those who read it must be stopped. */
  public void rewind(String topic) {
    with(
        topic + " could not be rewound",
        admin -> {
          for (GroupListing group : admin.listGroups().all().get()) {
            Map<TopicPartition, OffsetAndMetadata> from = new LinkedHashMap<>();
            admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get().keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .forEach(partition -> from.put(partition, new OffsetAndMetadata(0)));
            if (!from.isEmpty()) {
              admin.alterConsumerGroupOffsets(group.groupId(), from).all().get();
            }
          }
        });
  }

  /** Returns once every group that reads a topic has read it to its end; fails the run where that takes longer. */
  public void awaitRead(String topic, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    while (unread(topic) > 0) {
      if (System.nanoTime() > end) {
        throw new FailedRun(topic + " was not read to its end within " + within.toMinutes() + " minutes.");
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  /** How many records those of its groups that read it at present have before them. */
  private long unread(String topic) {
    var unread = new AtomicLong();
    with(
        "the readers of " + topic + " could not be asked",
        admin -> {
          for (GroupListing group : admin.listGroups().all().get()) {
            Map<TopicPartition, OffsetAndMetadata> read = new LinkedHashMap<>(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get());
            read.keySet().removeIf(partition -> !partition.topic().equals(topic));
            Map<TopicPartition, OffsetSpec> ends = new LinkedHashMap<>();
            read.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
            if (!ends.isEmpty()) {
              admin.listOffsets(ends).all().get().forEach((partition, last) -> unread.addAndGet(Math.max(0, last.offset() - read.get(partition).offset())));
            }
          }
        });
    return unread.get();
  }

  private void with(String otherwise, Step step) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      step.run(admin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(otherwise, e);
    }
  }

  /** One thing to do with an open client. */
  private interface Step {
    void run(Admin admin) throws InterruptedException, ExecutionException;
  }
}
