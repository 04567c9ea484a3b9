package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class OutboxTest {
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
