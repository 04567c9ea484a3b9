package io.muster.kit.messaging;

import static io.muster.kit.messaging.CheckTenants.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Topics;
import io.muster.contracts.wire.WireRecord;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class BatchesAndStatesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Database database;
  @Inject StateReader states;
  @Inject ConsentProjection projection;
  @Inject BatchEchoConsumer batches;

  @Test
  void a_batch_with_a_poisonous_message_goes_on_without_it_and_repeats_count_once() {
    String run = UUID.randomUUID().toString();
    List<String> expected = new ArrayList<>();
    try (var writer = TopicWriter.to(TestServers.shared().kafka())) {
      for (int number = 0; number < 40; number++) {
        Envelope<CheckTenant> message = message((number == 20 ? "poison-" : "good-") + run + "-" + number, run);
        writer.write(Topics.MAPPING_COMMANDS, message);
        writer.write(Topics.MAPPING_COMMANDS, message);
        if (number != 20) {
          expected.add(message.payload().tenant().value());
        }
      }
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(database.read(tx -> tx.rows("select name from lease where name like $1", "%" + run + "%")).stream().map(row -> row.getString("name")))
                    .containsExactlyInAnyOrderElementsOf(expected));
    await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters(run)).isEqualTo(1));
  }

  @Test
  void one_poisonous_message_among_many_is_found_in_a_few_steps_and_delays_its_neighbours_by_less_than_a_second() {
    String run = UUID.randomUUID().toString();
    int before = batches.batches();
    try (var writer = TopicWriter.to(TestServers.shared().kafka())) {
      writer.writeTogether(Topics.MAPPING_COMMANDS, IntStream.range(0, 400).mapToObj(number -> message((number == 137 ? "poison-" : "many-") + run + "-" + number, run)).toList());
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(leases(run)).hasSize(399));
    await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters(run)).isEqualTo(1));

    assertThat(leases(run).stream().map(row -> Integer.valueOf(row.getString("name").replaceAll(".*-", "")))).as("in their order").isSorted();
    // Runs have fifty at most, and halving that takes at most 2 x 6 steps; what came in smaller polls costs one each. One by one it would be 400.
    assertThat(batches.batches() - before).isLessThan(150);
    List<Instant> moments = leases(run).stream().map(row -> Sql.instant(row, "held_until").orElseThrow()).toList();
    for (int i = 1; i < moments.size(); i++) {
      assertThat(Duration.between(moments.get(i - 1), moments.get(i))).as("pause before neighbour %d", i).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_pile_in_one_partition_goes_through_whole_and_in_its_order() {
    String run = UUID.randomUUID().toString();
    try (var writer = TopicWriter.to(TestServers.shared().kafka())) {
      writer.writeTogether(Topics.MAPPING_COMMANDS, IntStream.range(0, 5_000).mapToObj(number -> message("pile-" + run + "-" + number, run)).toList());
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(leases(run)).hasSize(5_000));

    assertThat(leases(run).stream().map(row -> Integer.valueOf(row.getString("name").replaceAll(".*-", "")))).isSorted();
  }

  @Test
  void a_projection_catches_up_follows_forgets_and_passes_over_what_it_cannot_read() {
    await().atMost(SOON).until(() -> states.caughtUp(ConsentProjection.class));
    Envelope<CheckTenant> first = message("t", "followed");
    Envelope<CheckTenant> second = message("t", "followed");
    try (var writer = TopicWriter.to(TestServers.shared().kafka())) {
      writer.write(Topics.IDENTITY_STATE, first);
      await().atMost(SOON).untilAsserted(() -> assertThat(projection.idOf("followed")).contains(first.id()));
      writer.write(Topics.IDENTITY_STATE, new WireRecord("followed", Map.of("ce_type", "check-tenant.v1"), new byte[] {1}));
      writer.write(Topics.IDENTITY_STATE, second);
      await().atMost(SOON).untilAsserted(() -> assertThat(projection.idOf("followed")).contains(second.id()));
      writer.delete(Topics.IDENTITY_STATE, "followed");
      await().atMost(SOON).untilAsserted(() -> assertThat(projection.idOf("followed")).isEmpty());
    }
  }

  private int deadLetters(String key) {
    return database.read(tx -> tx.rows("select 1 from dead_letter where key = $1", key)).size();
  }

  /** As they were written, oldest first. */
  private List<Row> leases(String run) {
    return database.read(tx -> tx.rows("select name, held_until from lease where name like $1 order by held_until, ctid", "%" + run + "%"));
  }
}
