package io.muster.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.kit.database.Database;
import io.muster.kit.work.RecordingWorker.Order;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class WorkQueueTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Database database;
  @Inject WorkQueue queue;
  @Inject RecordingWorker worker;

  @Test
  void work_of_one_key_is_done_in_order_also_when_the_first_must_be_tried_again() {
    String key = UUID.randomUUID().toString();
    database.run(
        tx -> {
          queue.enqueue(tx, "recording", key, new Order(key + "-1", "once"));
          queue.enqueue(tx, "recording", key, new Order(key + "-2", "none"));
        });
    await().atMost(SOON).untilAsserted(() -> assertThat(seen(key)).containsExactly(key + "-1#1", key + "-1#2 started before", key + "-2#1"));
    await().atMost(SOON).untilAsserted(() -> assertThat(statuses(key)).isEmpty());
    assertThat(leases("done-" + key + "-2")).isEqualTo(1);
  }

  @Test
  void work_for_a_target_that_is_gone_is_abandoned_and_kept() {
    String key = UUID.randomUUID().toString();
    database.run(tx -> queue.enqueue(tx, "recording", key, new Order(key, "gone")));
    await().atMost(SOON).untilAsserted(() -> assertThat(statuses(key)).containsExactly("failed gone"));
    assertThat(seen(key)).containsExactly(key + "#1", key + " abandoned: gone");
  }

  @Test
  void results_that_fail_half_way_leave_nothing_and_are_done_again() {
    String key = UUID.randomUUID().toString();
    database.run(tx -> queue.enqueue(tx, "recording", key, new Order(key, "half")));
    await().atMost(SOON).untilAsserted(() -> assertThat(leases("half-" + key)).isEqualTo(1));
    assertThat(seen(key)).containsExactly(key + "#1", key + "#2");
  }

  @Test
  void what_is_due_later_waits_for_the_databases_clock() {
    String key = UUID.randomUUID().toString();
    database.run(tx -> queue.enqueue(tx, "recording", key, new Order(key, "none"), Duration.ofHours(1)));
    await().during(Duration.ofMillis(1500)).atMost(SOON).untilAsserted(() -> assertThat(seen(key)).isEmpty());
    database.run(tx -> tx.update("update work set due_at = clock_timestamp() where key = $1", key));
    await().atMost(SOON).untilAsserted(() -> assertThat(seen(key)).containsExactly(key + "#1"));
  }

  private List<String> seen(String key) {
    return worker.seen().stream().filter(entry -> entry.startsWith(key)).toList();
  }

  private List<String> statuses(String key) {
    return database.read(tx -> tx.rows("select status || ' ' || coalesce(last_reason, '') as status from work where key = $1", key)).stream()
        .map(row -> row.getString("status"))
        .toList();
  }

  private long leases(String name) {
    return database.read(tx -> tx.row("select count(*) as leases from lease where name = $1", name)).orElseThrow().getLong("leases");
  }
}
