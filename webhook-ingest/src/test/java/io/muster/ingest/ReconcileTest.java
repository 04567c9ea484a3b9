package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.identity.IdentityCommand.FetchIncident;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.ingest.IngestCommand.CompareOpenIncidents;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.contracts.ingest.IngestCommand.OpenIncident;
import io.muster.contracts.ingest.IngestCommand.SubjectNotFound;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Database;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What identity-linking found open in the tool, held against what is known here. */
@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReconcileTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private final AccountId account = new AccountId("pagerduty", "account-" + UUID.randomUUID());

  @Inject Quiet quiet;
  @Inject Database database;

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  @Test
  void what_is_open_in_the_tool_and_unknown_or_older_here_is_read_and_so_is_what_is_open_here_only() {
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      known("SAME", Phase.TRIGGERED, 0);
      known("OLDER", Phase.TRIGGERED, 0);
      known("ENDED-MEANWHILE", Phase.ACKNOWLEDGED, 0);
      known("RESOLVED", Phase.RESOLVED, 0);
      scenario.when(() -> compare(true, open("SAME", 0), open("OLDER", 60), open("UNKNOWN", 0)));

      assertThat(List.of(asked(scenario), asked(scenario), asked(scenario))).containsExactlyInAnyOrder("OLDER", "UNKNOWN", "ENDED-MEANWHILE");
      scenario.andNothingElse();
    }
  }

  @Test
  void nothing_follows_from_what_a_list_does_not_hold_that_is_not_complete() {
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      known("OPEN", Phase.TRIGGERED, 0);
      scenario.when(() -> compare(false, open("UNKNOWN", 0)));
      assertThat(asked(scenario)).isEqualTo("UNKNOWN");
      scenario.andNothingElse();
    }
  }

  @Test
  void what_was_triggered_after_the_list_was_begun_is_not_missing_from_it() {
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      Instant begun = Instant.now().minusSeconds(30);
      known("NEW", Phase.TRIGGERED, 0);
      scenario.when(() -> compare(begun, true));
      scenario.andNothingElse();
    }
  }

  @Test
  void a_list_that_waited_through_an_outage_says_nothing_about_the_present() {
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      scenario.when(() -> compare(Instant.now().minus(Duration.ofMinutes(11)), true, open("UNKNOWN", 0)));
      await().atMost(Duration.ofSeconds(10)).until(this::compared);
      scenario.andNothingElse();
    }
  }

  @Test
  void what_the_tool_no_longer_knows_is_asked_for_later_and_closed_here_after_a_while_as_something_observed() {
    known("GONE", Phase.ACKNOWLEDGED, 0);
    SubjectId gone = SubjectId.incident(account, "GONE");
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS, Topics.INGEST_EVENTS)) {
      scenario.when(() -> write(gone.key(), new SubjectNotFound(gone, Instant.now())));
      await().atMost(Duration.ofSeconds(10)).until(() -> notFound(gone) == 1);
      write(gone.key(), new SubjectNotFound(gone, Instant.now()));
      await().atMost(Duration.ofSeconds(10)).until(() -> notFound(gone) == 2);
      compare(true);
      await().atMost(Duration.ofSeconds(10)).until(this::compared);
      assertThat(database.read(tx -> tx.row("select ask_after - last_at > interval '5 minutes' as rests from incident_not_found where subject_key = $1", gone.key())).orElseThrow().getBoolean("rests"))
          .as("twice the first pause").isTrue();
      sixHoursLater(gone);
      write(gone.key(), new SubjectNotFound(gone, Instant.now()));
      IncidentEvent closed = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.class, event -> event.incident().id().equals(gone)).payload();
      assertThat(closed.incident().status().phase()).isEqualTo(Phase.CLOSED);
      assertThat(closed.incident().status().word()).isEqualTo("no longer in the tool");
      assertThat(notFound(gone)).isZero();
      scenario.andNothingElse();
    }
    tell(gone, Phase.TRIGGERED, 60);
  }

  @Test
  void what_was_closed_here_as_unknown_to_the_tool_is_open_again_once_the_tool_lists_it_though_it_never_changed() {
    SubjectId back = SubjectId.incident(account, "BACK");
    // As a webhook tells it: with a fraction of the second that a reading does not have.
    tell(back, Phase.ACKNOWLEDGED, NOON.plusMillis(300));
    write(back.key(), new SubjectNotFound(back, Instant.now()));
    await().atMost(Duration.ofSeconds(10)).until(() -> notFound(back) == 1);
    sixHoursLater(back);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> write(back.key(), new SubjectNotFound(back, Instant.now())));
      scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.class, event -> event.incident().status().phase() == Phase.CLOSED);
    }
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS, Topics.INGEST_EVENTS)) {
      scenario.when(() -> compare(true, open("BACK", 0)));
      assertThat(asked(scenario)).isEqualTo("BACK");
      write(back.key(), observed(back, Phase.ACKNOWLEDGED, NOON));
      IncidentEvent again = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.class, event -> event.incident().id().equals(back)).payload();
      assertThat(again).isInstanceOf(IncidentEvent.Reopened.class);
      assertThat(again.incident().status().phase()).isEqualTo(Phase.ACKNOWLEDGED);
      assertThat(again.occurrence().late()).isFalse();
      scenario.andNothingElse();
    }
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      scenario.when(() -> compare(true, open("BACK", 0)));
      scenario.andNothingElse();
    }
  }

  private void sixHoursLater(SubjectId subject) {
    database.run(tx -> tx.update("update incident_not_found set first_at = first_at - interval '6 hours' where subject_key = $1", subject.key()));
  }

  private int notFound(SubjectId subject) {
    return database.read(tx -> tx.row("select times from incident_not_found where subject_key = $1", subject.key())).map(row -> row.getInteger("times")).orElse(0);
  }

  @Test
  void what_an_other_account_has_open_is_its_own() {
    AccountId other = new AccountId("pagerduty", account.name() + "-other");
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      tell(SubjectId.incident(other, "OPEN"), Phase.TRIGGERED, 0);
      scenario.when(() -> compare(true));
      await().atMost(Duration.ofSeconds(10)).until(this::compared);
      scenario.andNothingElse();
    }
  }

  private boolean compared() {
    return database.read(tx -> tx.row("select count(*) as n from inbox where consumer = 'ingest-reconciling'").orElseThrow().getLong("n")) > 0
        && database.read(tx -> tx.row("select count(*) as n from work where kind = 'compare-open'").orElseThrow().getLong("n")) == 0;
  }

  private static String asked(Scenario scenario) {
    FetchIncident wish = scenario.then(Topics.IDENTITY_COMMANDS).await(FetchIncident.class).payload();
    assertThat(wish.reason()).isEqualTo("reconcile");
    return wish.subject().nativeId();
  }

  private static OpenIncident open(String id, long seconds) {
    return new OpenIncident(id, NOON.plusSeconds(seconds));
  }

  private void compare(boolean complete, OpenIncident... open) {
    compare(Instant.now().plusSeconds(5), complete, open);
  }

  private void compare(Instant listedAt, boolean complete, OpenIncident... open) {
    write(account.key(), new CompareOpenIncidents(account, listedAt, complete, List.of(open)));
  }

  private void known(String id, Phase phase, long seconds) {
    tell(SubjectId.incident(account, id), phase, seconds);
  }

  private void tell(SubjectId subject, Phase phase, long seconds) {
    tell(subject, phase, NOON.plusSeconds(seconds));
  }

  private void tell(SubjectId subject, Phase phase, Instant at) {
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> write(subject.key(), observed(subject, phase, at)));
      scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.class, event -> event.incident().id().equals(subject));
    }
  }

  private static ObserveIncident observed(SubjectId subject, Phase phase, Instant at) {
    List<ObservedFacet> facets =
        List.of(
            new ObservedFacet(new Facet.Status(phase, phase.name(), at, Optional.empty(), Optional.empty()), at),
            new ObservedFacet(new Facet.Text(Facet.Purpose.TITLE, subject.nativeId()), at));
    return new ObserveIncident(new Observation(subject, "o-" + UUID.randomUUID(), Observation.Origin.READING, true, facets));
  }

  private void write(String key, IngestCommand command) {
    try (var scenario = Scenario.watching()) {
      scenario
          .writer()
          .write(
              Topics.INGEST_COMMANDS,
              new Envelope<>(
                  UUID.randomUUID().toString(), "identity-linking", key, Instant.now(), Optional.empty(), Optional.of(account.key()), Optional.empty(), Principal.system("identity-linking"), command));
    }
  }
}
