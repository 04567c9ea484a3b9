package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.embedded.EmbeddedKafka;
import io.muster.embedded.EmbeddedPostgreSql;
import io.muster.testkit.topics.Recorded;
import io.muster.testkit.topics.TopicRecorder;
import io.muster.testkit.topics.TopicWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two replicas, and servers that go away in the middle: each message leads to one event, each key stays in order, nothing is missing. */
@QuarkusTest
@WithTestResource(ServersOfItsOwn.class)
class ReplicasTest {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int KEYS = 12;

  @Inject EchoConsumer echo;
  @Inject Consumption.Means means;
  @Inject KafkaSettings settings;
  EmbeddedKafka kafka;
  EmbeddedPostgreSql postgres;

  private final String run = UUID.randomUUID().toString();

  @Test
  void a_second_replica_that_comes_and_goes_takes_nothing_twice() throws InterruptedException {
    try (var events = TopicRecorder.fromNow(kafka.bootstrapServers(), Topics.GRAPH_EVENTS)) {
      List<String> written = new ArrayList<>(write(0, 20));
      var second = new TopicConsumer(echo, settings.consumer("muster.graph.echo"), means.forRuns());
      Thread running = Thread.ofPlatform().daemon().start(second);
      written.addAll(write(20, 20));
      await().atMost(SOON).until(() -> handledOf(events).size() > KEYS * 22);
      second.stop();
      running.join();
      written.addAll(write(40, 10));
      eachOnceAndInOrder(events, written);
    }
  }

  @Test
  void a_postgresql_that_is_killed_in_the_middle_loses_and_doubles_nothing() {
    try (var events = TopicRecorder.fromNow(kafka.bootstrapServers(), Topics.GRAPH_EVENTS)) {
      List<String> written = new ArrayList<>(write(0, 20));
      await().atMost(SOON).until(() -> !handledOf(events).isEmpty());
      postgres.serverPid().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      written.addAll(write(20, 20));
      postgres.stop();
      postgres.startAgain();
      eachOnceAndInOrder(events, written);
    }
  }

  @Test
  void a_kafka_that_is_gone_in_the_middle_loses_and_doubles_nothing() {
    List<String> written = new ArrayList<>(write(0, 30));
    kafka.stop();
    kafka.startAgain();
    written.addAll(write(30, 10));
    try (var events = TopicRecorder.fromTheBeginning(kafka.bootstrapServers(), Topics.GRAPH_EVENTS)) {
      eachOnceAndInOrder(events, written);
    }
  }

  /** So many for each key, numbered from here; their ids. */
  private List<String> write(int from, int count) {
    List<String> ids = new ArrayList<>();
    try (var writer = TopicWriter.to(kafka.bootstrapServers())) {
      for (int number = from; number < from + count; number++) {
        for (int key = 0; key < KEYS; key++) {
          Envelope<CheckTenant> command = command(run + "-" + key, number);
          writer.write(Topics.GRAPH_COMMANDS, command);
          ids.add(command.id());
        }
      }
    }
    return ids;
  }

  private Envelope<CheckTenant> command(String key, int number) {
    return new Envelope<>(
        key + "#" + number, "test", key, Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty(), Principal.system("test"), new CheckTenant(new TenantId("t-" + number)));
  }

  private void eachOnceAndInOrder(TopicRecorder events, List<String> written) {
    await().atMost(SOON).untilAsserted(() -> assertThat(handledOf(events).keySet()).containsAll(written));
    // The relay may send an event twice under one id; two events of one command would be two ids.
    assertThat(handledOf(events)).allSatisfy((command, ids) -> assertThat(ids).as(command).hasSize(1));
    for (int key = 0; key < KEYS; key++) {
      String prefix = run + "-" + key + "#";
      List<Integer> order =
          events.unexplained().stream().map(ReplicasTest::causedBy).filter(id -> id.startsWith(prefix)).map(id -> Integer.valueOf(id.substring(prefix.length()))).distinct().toList();
      assertThat(order).as("key %d", key).isSorted();
    }
  }

  /** The ids of events by the command that led to them, of this run. */
  private Map<String, Set<String>> handledOf(TopicRecorder events) {
    Map<String, Set<String>> handled = new HashMap<>();
    for (Recorded record : events.unexplained()) {
      if (causedBy(record).startsWith(run)) {
        handled.computeIfAbsent(causedBy(record), unknown -> new HashSet<>()).add(record.wire().headers().get("ce_id"));
      }
    }
    return handled;
  }

  private static String causedBy(Recorded record) {
    return record.wire().headers().getOrDefault("ce_causedby", "");
  }
}
