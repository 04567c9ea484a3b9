package io.muster.kit.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.muster.kit.database.Database;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What went wrong is kept for its time, and what was given up is beside it. */
@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@TestSecurity(user = "olga", roles = "operator")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeepingTest {
  private final String mark = "kept-" + UUID.randomUUID();

  @Inject Database database;
  @Inject DeadLetterRetentionJob job;

  @Test
  void what_was_dealt_with_goes_after_its_time_and_what_nobody_touched_much_later() {
    letter("29 days", true);
    letter("31 days", true);
    letter("179 days", false);
    letter("181 days", false);
    job.forget();
    assertThat(left("dead_letter")).isEqualTo(2);
    database.run(tx -> tx.update("delete from dead_letter where key = $1", mark));
  }

  @Test
  void what_goes_by_pages_goes_on_until_a_page_is_not_full() {
    for (int i = 0; i < 4; i++) {
      letter("1 day", false);
    }
    List<Integer> pages = new ArrayList<>();
    int gone =
        database.inPages(
            2,
            tx -> {
              pages.add(tx.update("delete from dead_letter where id in (select id from dead_letter where key = $1 limit 2)", mark));
              return pages.getLast();
            });
    assertThat(gone).isEqualTo(4);
    assertThat(pages).containsExactly(2, 2, 0);
  }

  @Test
  void work_that_was_given_up_is_listed_tried_again_discarded_and_forgotten() {
    long again = work("1 day");
    long useless = work("2 days");
    work("31 days");
    job.forget();
    assertThat(left("work")).isEqualTo(2);
    given().get("/api/dead-letters/given-up?kind=nobodys-work").then().statusCode(200)
        .body("id", hasItem((int) again)).body("find { it.id == " + again + " }.reason", equalTo("gone")).body("find { it.id == " + again + " }.key", equalTo(mark));
    given().post("/api/dead-letters/given-up/" + again + "/replay").then().statusCode(204);
    assertThat(status(again)).isEqualTo("waiting");
    given().post("/api/dead-letters/given-up/" + again + "/discard").then().statusCode(404).body("code", equalTo("no-such-dead-letter"));
    given().post("/api/dead-letters/given-up/" + useless + "/discard").then().statusCode(204);
    assertThat((int) database.read(tx -> tx.rows("select 1 from audit where object in ($1, $2)", "work/" + again, "work/" + useless).size())).isEqualTo(2);
    database.run(tx -> tx.update("delete from work where key = $1", mark));
  }

  @Test
  void all_work_of_one_kind_that_was_given_up_is_tried_again_at_once() {
    long older = work("2 days");
    long newer = work("1 day");
    given().post("/api/dead-letters/given-up/replay?kind=another-kind").then().statusCode(200).body("replayed", equalTo(0));
    given().post("/api/dead-letters/given-up/replay?kind=nobodys-work&most=1").then().statusCode(200).body("replayed", equalTo(1)).body("stillFailing.size()", equalTo(0));
    assertThat(List.of(status(older), status(newer))).containsExactly("waiting", "failed");
    given().post("/api/dead-letters/given-up/replay?kind=nobodys-work").then().statusCode(200).body("replayed", equalTo(1));
    assertThat(status(newer)).isEqualTo("waiting");
    database.run(tx -> tx.update("delete from work where key = $1", mark));
  }

  private String status(long work) {
    return database.read(tx -> tx.row("select status from work where id = $1", work)).orElseThrow().getString("status");
  }

  private void letter(String age, boolean settled) {
    database.run(tx -> tx.update("""
        insert into dead_letter (consumer, topic, partition_no, offset_no, key, headers, reason, detail, created_at, settled_at, settled_as)
        values ('keeping', 'none', 0, 0, $1, '{}', 'x', '', clock_timestamp() - $2::text::interval, case when $3 then clock_timestamp() - $2::text::interval end, case when $3 then 'replayed' end)""",
        mark, age, settled));
  }

  private long work(String age) {
    return database.inTransaction(tx -> tx.row("""
        insert into work (kind, key, payload, status, last_reason, attempts, created_at, failed_at)
        values ('nobodys-work', $1, '{}', 'failed', 'gone', 3, clock_timestamp() - $2::text::interval, clock_timestamp() - $2::text::interval) returning id""", mark, age).orElseThrow().getLong("id"));
  }

  private long left(String table) {
    return database.read(tx -> tx.row("select count(*) as n from " + table + " where key = $1", mark).orElseThrow().getLong("n"));
  }
}
