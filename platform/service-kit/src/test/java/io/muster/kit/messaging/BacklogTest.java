package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How much is left to read of what was there at first. */
@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogTest {
  private static final String TOPIC = Topics.GRAPH_COMMANDS;

  @Inject Backlogs backlogs;
  @Inject KafkaSettings settings;
  @Inject Consumption consumption;

  /** Nobody reads for it but this test. */
  private final Reader reader = new Reader("backlog-" + UUID.randomUUID());

  @Test
  void it_is_what_stood_there_at_first_less_what_was_read_since() {
    write(3);
    try (Backlog backlog = backlogs.of(reader)) {
      long all = backlog.left().orElseThrow();
      assertThat(all).isGreaterThanOrEqualTo(3);
      write(2);
      assertThat(backlog.left()).as("what came later is not counted").hasValue(all);
      readAllBut(1);
      assertThat(backlog.left().orElseThrow()).as("of the newest, some came later").isBetween(0L, 1L);
      readAllBut(0);
      assertThat(backlog.left()).hasValue(0);
    }
  }

  @Test
  void it_is_unknown_where_kafka_does_not_answer() {
    try (var backlog = new Backlog(Map.of("bootstrap.servers", "127.0.0.1:1"), "muster.graph.any", Set.of(TOPIC))) {
      assertThat(backlog.left()).isEmpty();
    }
  }

  @Test
  void nor_is_it_known_where_nobody_can_say_where_kafka_is() {
    try (var backlog = new Backlog(Map.of("bootstrap.servers", "nowhere.invalid:9092"), "muster.graph.any", Set.of(TOPIC))) {
      assertThat(backlog.left()).isEmpty();
    }
  }

  private void readAllBut(int records) {
    try (var consumer = new KafkaConsumer<String, byte[]>(settings.consumer(consumption.group(reader)))) {
      List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream().map(one -> new TopicPartition(TOPIC, one.partition())).toList();
      var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
      int left = records;
      for (var end : consumer.endOffsets(partitions).entrySet()) {
        long unread = Math.min(left, end.getValue());
        offsets.put(end.getKey(), new OffsetAndMetadata(end.getValue() - unread));
        left -= (int) unread;
      }
      consumer.commitSync(offsets);
    }
  }

  private static void write(int records) {
    try (var writer = TopicWriter.to(TestServers.shared().kafka())) {
      for (int i = 0; i < records; i++) {
        writer.write(
            TOPIC,
            new Envelope<>(
                UUID.randomUUID().toString(), "test", "backlog", Instant.EPOCH, Optional.of("backlog"), Optional.empty(), Optional.empty(), Principal.system("test"),
                new CheckTenant(new TenantId("backlog"))));
      }
    }
  }

  /** A subscription that is no bean, and so is not started. */
  private record Reader(String name) implements MessageConsumer {
    @Override
    public Set<String> topics() {
      return Set.of(TOPIC);
    }

    @Override
    public boolean wants(Class<? extends Message> type) {
      return false;
    }

    @Override
    public void handle(Tx tx, Envelope<?> envelope) {}
  }
}
