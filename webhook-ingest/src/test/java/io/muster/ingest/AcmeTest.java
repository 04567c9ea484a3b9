package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.FormField;
import io.muster.contracts.incident.SubjectKind;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.acme.AcmeMessages;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Another tool is one package: its own words, an action with a form, alerts inside incidents, some that cannot be acknowledged. */
@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AcmeTest {
  private static final String SECRET = "the word of the house";
  @Inject Quiet quiet;
  @Inject SenderFixture senders;

  private final String account = "plant-" + UUID.randomUUID();

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  @Test
  void a_case_burns_is_watched_and_is_out() {
    String sender = senders.register("acme", account, SECRET);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            deliver(sender, AcmeMessages.burningCase("m1", "2026-11-21T12:00:00Z", "C-1", "burning", "Tank 4 smokes", "north"));
            deliver(sender, AcmeMessages.burningCase("m2", "2026-11-21T12:01:00Z", "C-1", "watched", "Tank 4 smokes", "north"));
            deliver(sender, AcmeMessages.burningCase("m3", "2026-11-21T12:02:00Z", "C-1", "out", "Tank 4 smokes", "north"));
          });

      var burning = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class).payload().incident();
      assertThat(burning.status().word()).isEqualTo("burning");
      assertThat(burning.offers()).extracting(ActionOffer::label).containsExactly("Watch", "Put out", "Drain the tank");
      ActionOffer drain = burning.offers().getLast();
      assertThat(drain.answer()).isEqualTo(ActionOffer.Answer.LATER);
      assertThat(drain.form()).extracting(FormField::kind).containsExactly(FormField.Kind.MULTILINE, FormField.Kind.CHOICE);
      scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Acknowledged.class);
      assertThat(scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Resolved.class).payload().incident().offers()).isEmpty();
      scenario.andNothingElse();
    }
  }

  @Test
  void a_bell_belongs_to_its_case_and_offers_what_it_allows() {
    String sender = senders.register("acme", account, SECRET);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            deliver(sender, AcmeMessages.bell("m1", "2026-11-21T12:00:00Z", "B-1", "C-9", true, false));
            deliver(sender, AcmeMessages.bell("m2", "2026-11-21T12:00:00Z", "B-2", "C-9", true, true));
          });

      var deaf = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class, event -> event.incident().id().nativeId().equals("B-1")).payload().incident();
      var open = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class, event -> event.incident().id().nativeId().equals("B-2")).payload().incident();
      assertThat(deaf.id().kind()).isEqualTo(SubjectKind.ALERT);
      assertThat(deaf.parent()).hasValueSatisfying(parent -> assertThat(parent.nativeId()).isEqualTo("C-9"));
      assertThat(deaf.offers()).extracting(ActionOffer::verb).containsExactly("resolve");
      assertThat(open.offers()).extracting(ActionOffer::verb).containsExactly("acknowledge", "resolve");
      scenario.andNothingElse();
    }
  }

  @Test
  void a_hidden_case_tells_only_its_key_and_is_asked_for() {
    String sender = senders.register("acme", account, SECRET);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS, Topics.IDENTITY_COMMANDS)) {
      scenario.when(() -> deliver(sender, AcmeMessages.hidden("m1", "2026-11-21T12:00:00Z", "C-13")));

      assertThat(scenario.then(Topics.IDENTITY_COMMANDS).await(IdentityCommand.FetchIncident.class).payload().subject().nativeId()).isEqualTo("C-13");
      scenario.andNothingElse();
    }
  }

  @Test
  void a_remark_before_its_case_waits_for_it() {
    String sender = senders.register("acme", account, SECRET);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            deliver(sender, AcmeMessages.remark("m2", "2026-11-21T12:00:30Z", "C-2", "Smells of rubber"));
            deliver(sender, AcmeMessages.burningCase("m1", "2026-11-21T12:00:00Z", "C-2", "burning", "Belt 2", "north"));
          });

      var shown = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class).payload().incident();
      assertThat(shown.notes()).extracting(Facet.Note::text).containsExactly("Smells of rubber");
      assertThat(shown.status().phase()).isEqualTo(Phase.TRIGGERED);
      scenario.andNothingElse();
    }
  }

  private static void deliver(String sender, byte[] body) {
    Response answer = Webhooks.acme(sender, SECRET, body);
    assertThat(answer.statusCode()).isEqualTo(202);
  }
}
