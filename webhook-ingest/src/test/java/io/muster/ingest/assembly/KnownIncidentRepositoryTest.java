package io.muster.ingest.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Principal;
import io.muster.ingest.IngestInfrastructure;
import io.muster.ingest.assembly.KnownIncidentRepository.Locked;
import io.muster.ingest.incident.KnownIncident;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KnownIncidentRepositoryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SubjectId subject = SubjectId.incident(new AccountId("acme", "account-" + UUID.randomUUID()), "Q1");
  @Inject Assembly assembly;
  @Inject KnownIncidentRepository repository;
  @Inject Database database;
  @Inject Migrations migrations;

  @BeforeEach
  void tables_are_there() {
    await().until(migrations::isDone);
  }

  @Test
  void of_two_that_tell_of_a_new_incident_at_once_the_second_builds_on_the_first() throws Exception {
    var firstWrote = new CountDownLatch(1);
    var attempts = new AtomicInteger();
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(
            () ->
                database.run(
                    tx -> {
                      assembly.observe(tx, List.of(told(title("Disk full"))));
                      firstWrote.countDown();
                      await().until(this::somebodyWaitsForTheFirst);
                    }));
    firstWrote.await();
    database.run(
        tx -> {
          attempts.incrementAndGet();
          assembly.observe(tx, List.of(told(status(Phase.TRIGGERED))));
        });
    first.join();

    assertThat(attempts).as("attempts of the second").hasValue(2);
    assertThat(known().facets()).containsOnlyKeys("status", "text:TITLE");
  }

  private boolean somebodyWaitsForTheFirst() {
    String waiting = "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into known_incident%') as waits";
    return database.alone(tx -> tx.row(waiting)).orElseThrow().getBoolean("waits");
  }

  @Test
  void what_replicas_of_the_version_before_write_is_known_and_what_is_written_here_they_read() {
    database.run(tx -> assembly.observe(tx, List.of(told(title("Disk full")))));

    database.run(
        tx -> {
          tx.send("insert into incident_known(subject_key) select key from unnest($1::text[]) as told(key) order by key on conflict do nothing", (Object) keys(subject, other()));
          var rows = tx.rows("select subject_key, revision, facets::text as facets from incident_known where subject_key = any($1) order by subject_key for update", (Object) keys(subject, other()));
          assertThat(rows).hasSize(2);
          String before = rows.getFirst().getString("facets");
          assertThat(before).contains("Disk full");
          String told = before.replaceFirst("\\{", "{\"status\": {\"facet\": {\"facet\": \"status\", \"phase\": \"ACKNOWLEDGED\", \"word\": \"acked\", \"since\": \"2026-11-22T12:00:00Z\"},"
              + " \"at\": \"2026-11-22T12:00:00Z\", \"observationId\": \"o-2\"}, ");
          tx.send(
              """
              update incident_known
              set revision = told.revision, facets = told.facets::jsonb, incident = case when told.revision > 0 then '{}'::jsonb end,
                  asked_at = case when told.asked then clock_timestamp() else asked_at end, updated_at = clock_timestamp()
              from unnest($1::text[], $2::bigint[], $3::text[], $4::boolean[]) as told(key, revision, facets, asked)
              where subject_key = told.key""",
              keys(subject), new Long[] {7L}, new String[] {told}, new Boolean[] {false});
        });

    assertThat(known().facets()).containsOnlyKeys("status", "text:TITLE");
    assertThat(known().open()).isTrue();
    var row = database.alone(tx -> tx.row("select revision, open, account from known_incident where subject_key = $1", subject.key())).orElseThrow();
    assertThat(row.getLong("revision")).isEqualTo(7);
    assertThat(row.getBoolean("open")).isTrue();
    assertThat(row.getString("account")).isEqualTo(subject.account().key());
    String word = "select facets #>> '{status,facet,word}' as word, (select count(*) from jsonb_each(facets)) as slots from incident_known where subject_key = $1";
    var read = database.alone(tx -> tx.row(word, subject.key())).orElseThrow();
    assertThat(read.getString("word")).isEqualTo("acked");
    assertThat(read.getLong("slots")).isEqualTo(2);
  }

  @Test
  void what_postgresqls_json_cannot_hold_is_refused_and_not_kept_for_every_later_look_to_stumble_over() {
    assertThatThrownBy(() -> database.run(tx -> assembly.observe(tx, List.of(told(title("Disk\u0000full")))))).hasMessageContaining("U+0000");
    assertThat(locked().there()).isFalse();

    database.run(tx -> assembly.observe(tx, List.of(told(title("Disk\\u0000full")))));
    assertThat(locked().there()).as("a text that only looks like it").isTrue();
  }

  private Locked locked() {
    return database.inTransaction(tx -> repository.lock(tx, List.of(subject)).locked()).get(subject);
  }

  private KnownIncident known() {
    assertThat(locked().there()).isTrue();
    return locked().known();
  }

  private SubjectId other() {
    return SubjectId.incident(subject.account(), "Q2");
  }

  private static String[] keys(SubjectId... subjects) {
    return List.of(subjects).stream().map(SubjectId::key).toArray(String[]::new);
  }

  private ToldObservation told(Facet facet) {
    var observation = new Observation(subject, "o-" + UUID.randomUUID(), Observation.Origin.READING, true, List.of(new ObservedFacet(facet, NOON)));
    return new ToldObservation(observation, "test", Principal.tool("sender"));
  }

  private static Facet title(String title) {
    return new Facet.Text(Facet.Purpose.TITLE, title);
  }

  private static Facet status(Phase phase) {
    return new Facet.Status(phase, phase.name(), NOON, Optional.empty(), Optional.empty());
  }
}
