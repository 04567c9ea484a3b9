package io.muster.mapping.connectcommand;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.muster.contracts.identity.IdentityState.Rights;
import io.muster.contracts.incident.AccountId;
import io.muster.mapping.routing.AnIncident;
import io.muster.contracts.incident.Change;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingCommand;
import io.muster.contracts.mapping.MappingCommand.ConnectService;
import io.muster.contracts.mapping.MappingCommand.DisconnectService;
import io.muster.contracts.mapping.MappingEvent.ConnectingRefused;
import io.muster.contracts.mapping.MappingEvent.Refusal;
import io.muster.contracts.mapping.MappingEvent.ServiceConnected;
import io.muster.contracts.mapping.MappingEvent.ServiceDisconnected;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Database;
import io.muster.kit.operator.Roles;
import io.muster.mapping.Given;
import io.muster.mapping.tools.ToolRepository;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.MAPPING))
@TestSecurity(user = "olga", roles = Roles.ADMINISTRATOR)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceConnectingTest {
  private static final Rights MANAGER = new Rights(true, List.of());

  private final AccountId account = Given.anAccount();
  private final ConversationId ops = Given.aChannel();
  private final Named payments = new Named("P1", "Payments", Optional.empty());

  @Inject Database database;
  @Inject ToolRepository tools;

  @Test
  void a_manager_connects_a_service_once_however_often_it_is_asked_for() {
    try (var scenario = Scenario.watching(Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      known(scenario, MANAGER);
      scenario.when(() -> ask(scenario, connect("r1")));
      ServiceConnected first = scenario.then(Topics.MAPPING_EVENTS).await(ServiceConnected.class).payload();
      assertThat(first).isEqualTo(new ServiceConnected("r1", ops, first.mappingId(), account, payments, Given.ANN, false, 0, false));
      ask(scenario, connect("r2"));
      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(ServiceConnected.class).payload())
          .isEqualTo(new ServiceConnected("r2", ops, first.mappingId(), account, payments, Given.ANN, true, 0, false));
      scenario.andNothingElse();
      given().queryParam("tenant", "contoso").get("/api/mappings").then().statusCode(200).body("id", hasItem(first.mappingId()));
    }
  }

  @Test
  void the_answer_counts_what_is_open_already_and_says_whether_it_is_shown_at_once() {
    try (var scenario = Scenario.watching(Topics.MAPPING_EVENTS, Topics.BOT_COMMANDS)) {
      Given.connected(account);
      known(scenario, MANAGER);
      ConversationId elsewhere = Given.aChannel();
      Given.mapped(elsewhere, account, "P1");
      var open = AnIncident.of("I1", "P1").in(account);
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(open.build(), Change.TRIGGERED)));
      scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class, command -> command.conversation().equals(elsewhere));
      ask(scenario, connect("r1"));
      ServiceConnected first = scenario.then(Topics.MAPPING_EVENTS).await(ServiceConnected.class).payload();
      assertThat(first.open()).isEqualTo(1);
      assertThat(first.openShown()).isFalse();
      ask(scenario, new ConnectService("r2", Given.ANN, "Ann", ops, address(), true));
      ServiceConnected asked = scenario.then(Topics.MAPPING_EVENTS).await(ServiceConnected.class, event -> event.requestId().equals("r2")).payload();
      assertThat(List.of(asked.already(), asked.openShown())).containsExactly(true, true);
      assertThat(asked.open()).isEqualTo(1);
      scenario.then(Topics.BOT_COMMANDS).await(ShowIncident.class, command -> command.conversation().equals(ops));
      ask(scenario, connect("r3"));
      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(ServiceConnected.class, event -> event.requestId().equals("r3")).payload().open()).isZero();
    }
  }

  @Test
  void what_was_connected_can_be_disconnected_and_then_there_is_nothing_to_disconnect() {
    try (var scenario = Scenario.watching(Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      known(scenario, MANAGER);
      scenario.when(() -> ask(scenario, connect("r1")));
      String mapping = scenario.then(Topics.MAPPING_EVENTS).await(ServiceConnected.class).payload().mappingId();
      ask(scenario, disconnect("r2"));
      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(ServiceDisconnected.class).payload())
          .isEqualTo(new ServiceDisconnected("r2", ops, mapping, account, payments, Given.ANN));
      ask(scenario, disconnect("r3"));
      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(ConnectingRefused.class).payload().reason()).isEqualTo(Refusal.NOT_CONNECTED_HERE);
      scenario.andNothingElse();
    }
  }

  @Test
  void a_person_without_the_right_is_refused() {
    try (var scenario = Scenario.watching(Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      known(scenario, new Rights(false, List.of("web")));
      scenario.when(() -> ask(scenario, connect("r1")));
      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(ConnectingRefused.class).payload())
          .isEqualTo(new ConnectingRefused("r1", ops, Given.ANN, Refusal.PERSON_NOT_ALLOWED, address(), Optional.of(account), Optional.of("Payments")));
      scenario.andNothingElse();
    }
  }

  @Test
  void an_account_of_another_tenant_is_refused_even_to_its_manager() {
    try (var scenario = Scenario.watching(Topics.MAPPING_EVENTS)) {
      known(scenario, MANAGER);
      scenario.when(() -> ask(scenario, connect("r1")));
      assertThat(scenario.then(Topics.MAPPING_EVENTS).await(ConnectingRefused.class).payload().reason()).isEqualTo(Refusal.ACCOUNT_NOT_CONNECTED);
      scenario.andNothingElse();
    }
  }

  @Test
  void a_command_that_names_another_tenant_than_the_proven_one_becomes_a_dead_letter() {
    var foreign = new ConversationId(new TenantId("fabrikam"), "19:x");
    try (var scenario = Scenario.watching(Topics.MAPPING_EVENTS, Topics.deadLettersOf("mapping"))) {
      Given.connected(account);
      known(scenario, MANAGER);
      scenario.when(() -> ask(scenario, new ConnectService("r1", Given.ANN, "Ann", foreign, address(), false)));
      scenario
          .then(Topics.deadLettersOf("mapping"))
          .awaitRecord(record -> record.wire().headers().containsValue("foreign-tenant"));
      scenario.andNothingElse();
    }
  }

  private void known(Scenario scenario, Rights rights) {
    Given.known(scenario, account, "P1", rights);
    PersonId ann = Given.ANN;
    Awaitility.await().until(() -> database.read(tx -> tools.link(tx, ann, account)).isPresent());
  }

  private static void ask(Scenario scenario, MappingCommand command) {
    scenario.writer().write(Topics.MAPPING_COMMANDS, Given.command(Given.ANN, command));
  }

  private ConnectService connect(String requestId) {
    return new ConnectService(requestId, Given.ANN, "Ann", ops, address(), false);
  }

  private DisconnectService disconnect(String requestId) {
    return new DisconnectService(requestId, Given.ANN, "Ann", ops, address());
  }

  private String address() {
    return "https://" + account.name() + ".acme.example/services/P1";
  }
}
