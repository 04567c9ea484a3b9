package io.muster.kit.messaging;

import static io.muster.kit.messaging.CheckTenants.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Database;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.TopicRecorder;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class OutboxTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Database database;
  @Inject Outbox outbox;

  @Test
  void a_rolled_back_transaction_says_nothing() {
    try (var recorder = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.GRAPH_STATE)) {
      try {
        database.run(
            tx -> {
              outbox.appendRecord(tx, Topics.GRAPH_STATE, "never", Map.of(), new byte[] {1});
              throw new IllegalStateException("rolled back");
            });
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessage("rolled back");
      }
      database.run(tx -> outbox.appendRecord(tx, Topics.GRAPH_STATE, "after", Map.of(), new byte[] {1}));
      assertThat(recorder.awaitRecord(record -> true).wire().key()).isEqualTo("after");
    }
  }

  @Test
  void many_that_are_appended_together_are_sent_each_key_in_its_order_with_what_each_says() {
    List<Envelope<CheckTenant>> messages = IntStream.range(0, 60).mapToObj(number -> message("tenant-" + number, "together-" + number % 3)).toList();
    Envelope<CheckTenant> alone = message("tenant-60", "together-0");
    try (var recorder = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.GRAPH_COMMANDS)) {
      database.run(tx -> outbox.append(tx, messages));
      database.run(tx -> outbox.append(tx, List.of(alone)));
      database.run(tx -> outbox.append(tx, List.<Envelope<?>>of()));

      await().atMost(SOON).untilAsserted(() -> assertThat(recorder.unexplained()).hasSize(61));
      for (String key : List.of("together-0", "together-1", "together-2")) {
        assertThat(recorder.unexplained().stream().flatMap(record -> record.as(CheckTenant.class).stream()).filter(message -> message.key().equals(key)))
            .containsExactlyElementsOf(Stream.concat(messages.stream(), Stream.of(alone)).filter(message -> message.key().equals(key)).toList());
      }
    }
  }

  @Test
  void a_record_that_kafka_never_takes_is_kept_and_its_successor_goes_on() {
    try (var recorder = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.GRAPH_STATE)) {
      database.run(
          tx -> {
            outbox.appendRecord(tx, Topics.GRAPH_STATE, "large", Map.of(), new byte[3_000_000]);
            outbox.appendRecord(tx, Topics.GRAPH_STATE, "large", Map.of(), new byte[] {2});
          });
      assertThat(recorder.awaitRecord(record -> record.wire().key().equals("large")).wire().value()).containsExactly(2);
    }
    assertThat(database.read(tx -> tx.rows("select reason from dead_letter where key = 'large'")).getFirst().getString("reason")).isEqualTo("not-sendable");
  }
}
