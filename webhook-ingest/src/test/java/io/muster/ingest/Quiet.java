package io.muster.ingest;

import static org.awaitility.Awaitility.await;

import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits until everything is told that earlier tests set off, so that each test sees its own only. */
@ApplicationScoped
class Quiet {
  private static final Map<TopicPartition, OffsetSpec> ENDS =
      IntStream.range(0, 6).mapToObj(i -> new TopicPartition(Topics.DELIVERIES, i)).collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));

  @Inject Database database;
  @Inject Migrations migrations;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> broker;

  private Admin admin;

  void settle() {
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(30)).until(migrations::isDone);
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(30)).until(() -> {
      // Not by counting the inbox: a delivery may lie in the log twice, late from Kafka and drained from the spill.
      return count("spill") == 0 && assembled() && count("outbox") == 0;
    });
  }

  private boolean assembled() throws Exception {
    var reached = admin().listConsumerGroupOffsets("muster.ingest.ingest-assembly").partitionsToOffsetAndMetadata().get();
    return admin().listOffsets(ENDS).all().get().entrySet().stream()
        .allMatch(end -> end.getValue().offset() == 0 || reached.get(end.getKey()) != null && reached.get(end.getKey()).offset() >= end.getValue().offset());
  }

  @PreDestroy
  void close() {
    if (admin != null) {
      admin.close();
    }
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(broker);
    }
    return admin;
  }

  private long count(String what) {
    return database.read(tx -> tx.row("select count(*) as n from " + what).orElseThrow().getLong("n"));
  }
}
