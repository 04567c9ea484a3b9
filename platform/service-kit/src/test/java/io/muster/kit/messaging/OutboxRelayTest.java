package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Database;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.Recorded;
import io.muster.testkit.topics.TopicRecorder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@WithTestResource(OutboxRelayTest.StumblingRelay.class)
class OutboxRelayTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Database database;
  @Inject Outbox outbox;

  /** The relay stumbles once after Kafka has the records and before the rows are deleted. */
  public static final class StumblingRelay implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      System.setProperty("muster.failpoint", "kit.outbox.after-send:error:once");
      return Map.of();
    }

    @Override
    public void stop() {
      System.clearProperty("muster.failpoint");
    }
  }

  @Test
  void a_relay_that_stops_between_sending_and_deleting_loses_nothing_and_keeps_each_key_in_order() {
    List<String> keys = List.of("a", "b", "c", "d", "e");
    try (var recorder = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.GRAPH_EVENTS)) {
      database.run(
          tx -> {
            for (int number = 0; number < 10; number++) {
              for (String key : keys) {
                outbox.appendRecord(tx, Topics.GRAPH_EVENTS, key, Map.of("number", String.valueOf(number)), String.valueOf(number).getBytes(StandardCharsets.UTF_8));
              }
            }
          });
      await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isZero());
      await().atMost(SOON).untilAsserted(() -> assertThat(recorder.unexplained()).hasSizeGreaterThan(50));
      for (String key : keys) {
        assertThat(recorder.unexplained().stream().filter(record -> record.wire().key().equals(key)).map(OutboxRelayTest::number).distinct())
            .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
      }
    }
  }

  @Test
  void rows_that_kafka_does_not_take_hold_up_no_other_shard() {
    String stuck = "stuck-" + UUID.randomUUID();
    String healthy = Stream.iterate(0, n -> n + 1).map(n -> "healthy-" + n).filter(key -> shard(key) != shard(stuck)).findFirst().orElseThrow();
    try (var recorder = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.GRAPH_EVENTS)) {
      database.run(tx -> {
        for (int number = 0; number < 600; number++) {
          outbox.appendRecord(tx, "a-topic-that-is-not-there", stuck, Map.of(), new byte[] {1});
        }
      });
      database.run(tx -> outbox.appendRecord(tx, Topics.GRAPH_EVENTS, healthy, Map.of(), "through".getBytes(StandardCharsets.UTF_8)));
      await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(recorder.unexplained()).anySatisfy(record -> assertThat(record.wire().key()).isEqualTo(healthy)));
    } finally {
      database.run(tx -> tx.update("delete from outbox where key = $1", stuck));
    }
  }

  private static int shard(String key) {
    return Math.floorMod(key.hashCode(), OutboxRow.SHARDS);
  }

  private long waiting() {
    return database.read(tx -> tx.row("select count(*) as waiting from outbox")).orElseThrow().getLong("waiting");
  }

  private static String number(Recorded record) {
    return new String(record.wire().value(), StandardCharsets.UTF_8);
  }
}
