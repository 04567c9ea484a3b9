package io.muster.acceptance.faults.inject;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Has every reader of Kafka begin again at an earlier moment, as {@code kafka-consumer-groups --reset-offsets --to-datetime} does. No reader may be at work. */
final class Replay {
  private final String kafka;

  /**
   * @param kafka bootstrap servers
   */
  Replay(String kafka) {
    this.kafka = kafka;
  }

  void from(Instant moment) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      for (var group : admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get()) {
        Map<TopicPartition, OffsetAndMetadata> known = admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, ListOffsetsResultInfo> then = admin.listOffsets(known.keySet().stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.forTimestamp(moment.toEpochMilli())))).all().get();
        Map<TopicPartition, OffsetAndMetadata> earlier = new HashMap<>();
        // Where nothing was written since, there is nothing to read again.
        then.forEach((partition, found) -> {
          if (found.offset() >= 0) {
            earlier.put(partition, new OffsetAndMetadata(found.offset()));
          }
        });
        admin.alterConsumerGroupOffsets(group.groupId(), earlier).all().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka cannot be read again from " + moment, e);
    }
  }
}
