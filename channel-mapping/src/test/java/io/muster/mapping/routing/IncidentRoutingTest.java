package io.muster.mapping.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Visibility;
import io.muster.contracts.mapping.MappingEvent.Decision;
import io.muster.contracts.mapping.MappingEvent.IncidentRouted;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.kit.operator.Roles;
import io.muster.mapping.Given;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.MAPPING))
@TestSecurity(user = "olga", roles = Roles.ADMINISTRATOR)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentRoutingTest {
  private final AccountId account = Given.anAccount();
  private final ConversationId ops = Given.aChannel();
  private final AnIncident payments = AnIncident.of("I1", "payments").in(account);

  @Test
  void an_incident_of_a_mapped_service_is_shown_with_rule_reason_and_tenant() {
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS, Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      String mapping = Given.mapped(ops, account, "payments");
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.build(), Change.TRIGGERED)));

      Envelope<ShowIncident> shown = scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class);
      assertThat(shown.payload()).isEqualTo(new ShowIncident(ops, payments.build(), new Rule(mapping, 1), true, List.of()));
      assertThat(shown.key()).isEqualTo(ops.key());
      assertThat(shown.tenant()).contains("contoso");
      assertThat(shown.account()).contains(account.key());
      assertThat(shown.principal().kind()).isEqualTo(Principal.Kind.RULE);
      IncidentRouted routed = scenario.then(Topics.MAPPING_EVENTS).await(IncidentRouted.class).payload();
      assertThat(routed).isEqualTo(new IncidentRouted(payments.id(), 1, List.of(new Decision(ops, mapping, 1, true, "passes"))));
      scenario.andNothingElse();
    }
  }

  @Test
  void a_card_follows_to_the_end_and_a_stale_revision_changes_nothing() {
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS, Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      Given.mapped(ops, account, "payments");
      scenario.when(
          () -> {
            scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.at(1).build(), Change.TRIGGERED));
            scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.at(3).being(Phase.RESOLVED).build(), Change.RESOLVED));
            scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.at(2).being(Phase.ACKNOWLEDGED).build(), Change.ACKNOWLEDGED));
          });

      assertThat(scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class).payload().incident().revision()).isEqualTo(1);
      ShowIncident end = scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class).payload();
      assertThat(end.incident().revision()).isEqualTo(3);
      assertThat(end.starts()).isFalse();
      assertThat(end.notices()).containsExactly(new Notice(Change.RESOLVED, Optional.empty(), Given.NOW));
      scenario.then(Topics.MAPPING_EVENTS).awaitInOrder(IncidentRouted.class, IncidentRouted.class);
      scenario.andNothingElse();
    }
  }

  @Test
  void one_incident_is_shown_in_every_channel_that_maps_its_service_and_in_no_other() {
    ConversationId dev = Given.aChannel();
    ConversationId other = Given.aChannel();
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS)) {
      Given.connected(account);
      Given.mapped(ops, account, "payments");
      Given.mapped(ops, account, "search");
      Given.mapped(dev, account, "payments");
      Given.mapped(other, account, "search");
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.build(), Change.TRIGGERED)));

      scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class, show -> show.conversation().equals(ops));
      scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class, show -> show.conversation().equals(dev));
      scenario.andNothingElse();
    }
  }

  @Test
  void a_private_incident_is_withheld_and_the_reason_is_kept() {
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS, Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      Given.mapped(ops, account, "payments");
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.seenAs(Visibility.Kind.PRIVATE).build(), Change.TRIGGERED)));

      IncidentRouted routed = scenario.then(Topics.MAPPING_EVENTS).await(IncidentRouted.class).payload();
      assertThat(routed.decisions()).extracting(Decision::reason).containsExactly("not-public");
      scenario.andNothingElse();
      given().queryParam("subject", payments.id().key()).get("/api/why").then().statusCode(200).body("decisions.reason", contains("not-public"));
    }
  }

  @Test
  void an_account_without_a_connection_is_shown_nowhere() {
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS, Topics.MAPPING_EVENTS)) {
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.build(), Change.TRIGGERED)));

      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(IncidentRouted.class).payload().decisions()).isEmpty();
      scenario.andNothingElse();
      given()
          .queryParam("subject", payments.id().key())
          .get("/api/why")
          .then()
          .statusCode(200)
          .body("decisions", empty())
          .body("revision", equalTo(1))
          .body("summary", containsString("No conversation is mapped"));
    }
  }

  @Test
  void an_incident_that_moves_to_a_service_that_is_not_mapped_is_stopped() {
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS)) {
      Given.connected(account);
      String mapping = Given.mapped(ops, account, "payments");
      scenario.when(
          () -> {
            scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.at(1).build(), Change.TRIGGERED));
            scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.at(2).movedTo("search").build(), Change.SERVICE_CHANGED));
          });

      scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class);
      assertThat(scenario.then(Topics.BOT_COMMANDS).await(StopShowing.class).payload())
          .isEqualTo(new StopShowing(ops, payments.id(), new Rule(mapping, 1), StopReason.MOVED_AWAY));
      scenario.andNothingElse();
    }
  }

  @Test
  void removing_a_mapping_stops_its_cards_with_the_next_generation() {
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS)) {
      Given.connected(account);
      String mapping = Given.mapped(ops, account, "payments");
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.build(), Change.TRIGGERED)));
      scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class);
      given().queryParam("tenant", "contoso").delete("/api/mappings/{id}", mapping).then().statusCode(204);

      assertThat(scenario.then(Topics.BOT_COMMANDS).await(StopShowing.class).payload())
          .isEqualTo(new StopShowing(ops, payments.id(), new Rule(mapping, 2), StopReason.UNMAPPED));
      scenario.andNothingElse();
    }
  }

  @Test
  void ending_a_connection_stops_the_cards_of_its_mappings() {
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS)) {
      Given.connected(account);
      Given.mapped(ops, account, "payments");
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.build(), Change.TRIGGERED)));
      scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class);
      given().delete("/api/connections/contoso/{tool}/{account}", account.tool(), account.name()).then().statusCode(204);

      assertThat(scenario.then(Topics.BOT_COMMANDS).await(StopShowing.class).payload().reason()).isEqualTo(StopReason.UNMAPPED);
      scenario.andNothingElse();
    }
  }

  @Test
  void open_incidents_start_cards_when_a_mapping_asks_for_them_and_those_that_are_over_do_not() {
    AnIncident over = AnIncident.of("I2", "payments").in(account).being(Phase.RESOLVED);
    try (var scenario = Scenario.watching(Topics.BOT_COMMANDS, Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      scenario.when(
          () -> {
            scenario.writer().write(Topics.INGEST_EVENTS, Given.event(payments.build(), Change.TRIGGERED));
            scenario.writer().write(Topics.INGEST_EVENTS, Given.event(over.build(), Change.RESOLVED));
          });
      scenario.then(Topics.MAPPING_EVENTS).awaitInOrder(IncidentRouted.class, IncidentRouted.class);
      String mapping = Given.mapped(ops, account, "payments", true);

      ShowIncident shown = scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class).payload();
      assertThat(shown).isEqualTo(new ShowIncident(ops, payments.build(), new Rule(mapping, 1), true, List.of()));
      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(IncidentRouted.class).payload().decisions())
          .extracting(Decision::reason)
          .containsExactly("open-when-connected");
      scenario.andNothingElse();
    }
  }
}
