package io.muster.kit.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What stood in a subscription's topics at one moment and is not through yet, whichever replica reads it. For one thread that may wait. */
public final class Backlog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private final String group;
  private final List<String> topics;
  private Map<TopicPartition, Long> ends = Map.of();
  private Admin admin;

  Backlog(Map<String, Object> settings, String group, Set<String> topics) {
    this.settings = settings;
    this.group = group;
    this.topics = List.copyOf(topics);
  }

  /** How many records are left of those that stood there when this was first asked; empty where Kafka leaves one of the questions unanswered for two seconds. */
  public OptionalLong left() {
    try {
      if (admin == null) {
        admin = Admin.create(settings);
      }
      if (ends.isEmpty()) {
        ends = offsets(partitions(), OffsetSpec.latest());
      }
      Map<TopicPartition, Long> through = through();
      return OptionalLong.of(ends.entrySet().stream().mapToLong(end -> Math.max(0, end.getValue() - through.get(end.getKey()))).sum());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return OptionalLong.empty();
    }
  }

  /** A partition whose offset was never committed is read from its beginning. */
  private Map<TopicPartition, Long> through() throws InterruptedException, ExecutionException, TimeoutException {
    var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(ends.keySet());
    Map<TopicPartition, OffsetAndMetadata> committed = soon(admin.listConsumerGroupOffsets(Map.of(group, spec)).partitionsToOffsetAndMetadata(group));
    var through = new HashMap<>(offsets(ends.keySet(), OffsetSpec.earliest()));
    committed.forEach((partition, offset) -> {
      if (offset != null) {
        through.merge(partition, offset.offset(), Math::max);
      }
    });
    return through;
  }

  private List<TopicPartition> partitions() throws InterruptedException, ExecutionException, TimeoutException {
    var partitions = new ArrayList<TopicPartition>();
    soon(admin.describeTopics(topics).allTopicNames()).forEach((topic, told) -> told.partitions().forEach(one -> partitions.add(new TopicPartition(topic, one.partition()))));
    return partitions;
  }

  private Map<TopicPartition, Long> offsets(Iterable<TopicPartition> partitions, OffsetSpec which) throws InterruptedException, ExecutionException, TimeoutException {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    partitions.forEach(partition -> asked.put(partition, which));
    return soon(admin.listOffsets(asked).all()).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().offset()));
  }

  private static <T> T soon(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
