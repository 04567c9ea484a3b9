package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssemblyTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  @Inject Quiet quiet;
  @Inject SenderFixture senders;

  private final String account = "account-" + UUID.randomUUID();

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  @Test
  void a_delivery_that_comes_again_tells_its_story_once() {
    String sender = senders.register("pagerduty", account, SECRET);
    String second = senders.register("pagerduty", account, SECRET);
    byte[] body = PagerDutyBodies.body("incident.triggered");
    Map<String, String> headers = Map.of("X-PagerDuty-Signature", Webhooks.signature(SECRET, body), "X-Webhook-Id", "again");
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            Webhooks.post("pagerduty", sender, headers, body);
            Webhooks.post("pagerduty", sender, headers, body);
            // Through another subscription of the same account: another delivery, the same event.
            Webhooks.pagerDuty(second, SECRET, body);
          });

      assertThat(scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class).payload().incident().revision()).isEqualTo(1);
      scenario.andNothingElse();
    }
  }

  @Test
  void a_note_before_its_trigger_is_asked_for_once_and_shown_when_the_answer_comes() {
    String sender = senders.register("pagerduty", account, SECRET);
    SubjectId subject = SubjectId.incident(new AccountId("pagerduty", account), "Q1TESTINCIDENT");
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS, Topics.IDENTITY_COMMANDS)) {
      scenario.when(
          () -> {
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.annotated"));
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.task.created"));
          });
      var asked = scenario.then(Topics.IDENTITY_COMMANDS).await(IdentityCommand.FetchIncident.class);
      assertThat(asked.payload().subject()).isEqualTo(subject);
      assertThat(asked.account()).contains("pagerduty/" + account);
      scenario.andNothingElse();

      scenario.writer().write(Topics.INGEST_COMMANDS, observe(reading(subject, "r1", "2026-11-21T12:00:05Z", Phase.TRIGGERED)));

      var shown = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class).payload();
      assertThat(shown.incident().notes()).extracting(Facet.Note::text).containsExactly("Restarted the proxy");
      assertThat(shown.incident().tasks()).hasSize(1);
      scenario.andNothingElse();
    }
  }

  @Test
  void a_reading_that_races_a_webhook_takes_nothing_back() {
    String sender = senders.register("pagerduty", account, SECRET);
    SubjectId subject = SubjectId.incident(new AccountId("pagerduty", account), "Q1TESTINCIDENT");
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.acknowledged"));
            scenario.writer().write(Topics.INGEST_COMMANDS, observe(reading(subject, "r1", "2026-11-21T12:00:00Z", Phase.TRIGGERED)));
          });
      var acknowledged = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.class, event -> event.incident().status().phase() == Phase.ACKNOWLEDGED);
      assertThat(acknowledged.payload().incident().id()).isEqualTo(subject);
    }
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.annotated")));
      assertThat(scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Annotated.class).payload().incident().status().phase()).isEqualTo(Phase.ACKNOWLEDGED);
    }
  }

  @Test
  void the_answer_to_an_action_and_its_webhook_acknowledge_once() {
    String sender = senders.register("pagerduty", account, SECRET);
    SubjectId subject = SubjectId.incident(new AccountId("pagerduty", account), "Q1TESTINCIDENT");
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.triggered", "E1", "2026-11-21T11:59:00.100Z")));
      scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class);
    }
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> scenario.writer().write(Topics.INGEST_COMMANDS, observe(reading(subject, "answer-1", "2026-11-21T12:00:00Z", Phase.ACKNOWLEDGED))));
      assertThat(scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Acknowledged.class).payload().occurrence().changes()).contains(Change.ACKNOWLEDGED);

      Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.acknowledged"));

      var told = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.class).payload();
      assertThat(told).isNotInstanceOf(IncidentEvent.Acknowledged.class);
      assertThat(told.incident().status().by()).hasValueSatisfying(by -> assertThat(by.name()).isEqualTo("Ann"));
    }
  }

  @Test
  void a_resolve_that_overtakes_its_acknowledgement_stays() {
    String sender = senders.register("pagerduty", account, SECRET);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.resolved", "E3", "2026-11-21T12:00:09Z"));
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.acknowledged", "E2", "2026-11-21T12:00:05Z"));
          });
      scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Resolved.class);
      var late = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Updated.class).payload();
      assertThat(late.occurrence().late()).isTrue();
      assertThat(late.incident().status().phase()).isEqualTo(Phase.RESOLVED);
      scenario.andNothingElse();
    }
  }

  @Test
  void a_storm_of_deliveries_tells_every_incident_in_order() {
    String sender = senders.register("pagerduty", account, SECRET);
    Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated"));
    String data = "{\"id\":\"Q%d\",\"type\":\"incident\",\"number\":%d,\"status\":\"%s\",\"title\":\"Storm\"}";
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () ->
              IntStream.range(0, 40)
                  .parallel()
                  .forEach(
                      i -> {
                        for (String word : List.of("triggered", "acknowledged", "resolved")) {
                          String at = "2026-11-21T12:00:0" + (word.startsWith("t") ? 1 : word.startsWith("a") ? 2 : 3) + "Z";
                          byte[] body = PagerDutyBodies.envelope("incident." + word, "E" + i + word, at, data.formatted(i, i, word));
                          assertThat(Webhooks.pagerDuty(sender, SECRET, body).statusCode()).isEqualTo(202);
                        }
                      }));
      for (int i = 0; i < 40; i++) {
        String id = "Q" + i;
        for (var type : List.of(IncidentEvent.Triggered.class, IncidentEvent.Acknowledged.class, IncidentEvent.Resolved.class)) {
          scenario.then(Topics.INGEST_EVENTS).await(type, event -> ((IncidentEvent) event).incident().id().nativeId().equals(id));
        }
      }
      scenario.andNothingElse();
    }
  }

  private static Observation reading(SubjectId subject, String id, String clock, Phase phase) {
    Instant at = Instant.parse(clock);
    return new Observation(
        subject,
        id,
        Observation.Origin.READING,
        true,
        List.of(
            new ObservedFacet(new Facet.Status(phase, phase.name().toLowerCase(), at, Optional.empty(), Optional.empty()), at),
            new ObservedFacet(new Facet.Text(Facet.Purpose.TITLE, "Checkout answers slowly\u0000"), at),
            new ObservedFacet(new Facet.Seen(Visibility.Kind.PUBLIC), at)));
  }

  private static Envelope<IngestCommand.ObserveIncident> observe(Observation observation) {
    return new Envelope<>(
        UUID.randomUUID().toString(),
        "identity-linking",
        observation.subject().key(),
        Instant.parse("2026-11-21T12:00:10Z"),
        Optional.empty(),
        Optional.of(observation.subject().account().key()),
        Optional.empty(),
        Principal.system("identity-linking"),
        new IngestCommand.ObserveIncident(observation));
  }
}
