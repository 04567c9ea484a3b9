package io.muster.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class WorkQueueTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Database database;
  @Inject WorkQueue queue;
  @Inject RecordingWorker worker;
  @Inject WorkConfig config;

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

  @Test
  void what_a_killed_worker_had_begun_goes_on_within_ten_seconds() {
    String key = UUID.randomUUID().toString();
    // As a replica leaves it that claims and is killed: it gives no sign of life.
    database.run(
        tx ->
            tx.update(
                """
                insert into work(kind, key, payload, attempts, lease_holder, lease_until)
                values ('recording', $1, $2, 1, 'killed', clock_timestamp() + $3 * interval '1 millisecond')""",
                key, Sql.json("{\"name\":\"" + key + "\",\"trouble\":\"none\"}"), config.lease().toMillis()));
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(seen(key)).containsExactly(key + "#2"));
  }

  @Test
  void work_that_takes_longer_than_its_lease_stays_with_its_worker_and_no_other_replica_takes_it() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    var elsewhere = new RecordingWorker();
    var otherReplica = new WorkLoop(elsewhere, queue, database, new SimpleMeterRegistry());
    database.run(tx -> queue.enqueue(tx, "recording", key, new Order(key, "slow")));
    await().atMost(SOON).untilAsserted(() -> assertThat(seen(key)).containsExactly(key + "#1"));
    Thread running = Thread.ofVirtual().start(otherReplica);
    try {
      await()
          .during(config.lease().plusSeconds(2))
          .atMost(SOON)
          .untilAsserted(
              () -> {
                otherReplica.ring();
                assertThat(elsewhere.seen()).noneMatch(entry -> entry.startsWith(key));
              });
      worker.release(key);
      await().atMost(SOON).untilAsserted(() -> assertThat(statuses(key)).isEmpty());
      assertThat(seen(key)).containsExactly(key + "#1");
    } finally {
      otherReplica.stop(Duration.ofSeconds(1));
      running.join();
    }
  }

  @Test
  void two_replicas_do_each_piece_once_and_each_key_in_order() throws InterruptedException {
    String run = UUID.randomUUID().toString();
    var elsewhere = new RecordingWorker();
    var otherReplica = new WorkLoop(elsewhere, queue, database, new SimpleMeterRegistry());
    Thread running = Thread.ofVirtual().start(otherReplica);
    try {
      for (int piece = 0; piece < 20; piece++) {
        String name = run + "-" + piece;
        database.run(tx -> queue.enqueue(tx, "recording", run + name.hashCode() % 5, new Order(name, "none")));
        otherReplica.ring();
      }
      await().atMost(SOON).untilAsserted(() -> assertThat(leases("done-" + run + "-%")).isEqualTo(20));
      List<String> both = Stream.concat(worker.seen().stream(), elsewhere.seen().stream()).filter(entry -> entry.startsWith(run)).toList();
      assertThat(both).hasSize(20).doesNotHaveDuplicates();
    } finally {
      otherReplica.stop(Duration.ofSeconds(1));
      running.join();
    }
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
    return database.read(tx -> tx.row("select count(*) as leases from lease where name like $1", name)).orElseThrow().getLong("leases");
  }
}
