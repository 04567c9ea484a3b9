package io.muster.graph.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.graph.GraphCommand;
import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.graph.GraphCommand.OpenRoom;
import io.muster.contracts.graph.GraphCommand.RoomKind;
import io.muster.contracts.graph.GraphEvent.TenantChecked;
import io.muster.contracts.graph.GraphState.TenantConsent;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.graph.MicrosoftCloud;
import io.muster.graph.MicrosoftCloudResource;
import io.muster.kit.operator.Roles;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@WithTestResource(MicrosoftCloudResource.class)
@TestSecurity(user = "olga", roles = Roles.ADMINISTRATOR)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TenantCheckTest {

  @Test
  void a_tenant_that_consented_is_reached_and_its_permissions_are_told() {
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS, Topics.GRAPH_STATE)) {
      Envelope<GraphCommand> command = command(new CheckTenant(new TenantId(MicrosoftCloud.WORKS)));
      scenario.when(() -> scenario.writer().write(Topics.GRAPH_COMMANDS, command));

      Envelope<TenantChecked> checked = scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class);
      assertThat(checked.payload().reachable()).isTrue();
      assertThat(checked.payload().reason()).isEmpty();
      assertThat(checked.tenant()).contains(MicrosoftCloud.WORKS);
      assertThat(checked.causedBy()).contains(command.id());
      assertThat(checked.principal().key()).isEqualTo("operator:olga");
      Envelope<TenantConsent> consent = scenario.then(Topics.GRAPH_STATE).await(TenantConsent.class);
      assertThat(consent.key()).isEqualTo(MicrosoftCloud.WORKS);
      assertThat(consent.payload().organisation()).contains("Contoso");
      assertThat(consent.payload().permissions()).containsExactly("Chat.Create", "Organization.Read.All");
      scenario.andNothingElse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    MicrosoftCloud.UNKNOWN + ", unknown-tenant, directory id",
    MicrosoftCloud.NOT_CONSENTED + ", consent-missing, Global Administrator",
    MicrosoftCloud.WITHOUT_PERMISSIONS + ", consent-missing, Global Administrator",
    MicrosoftCloud.WITH_OTHER_PERMISSION + ", permission-missing, Organization.Read.All",
  })
  void a_tenant_that_does_not_work_is_told_with_the_reason_and_the_next_step(String tenant, String reason, String nextStep) {
    given()
        .post("/api/tenants/{tenant}/check", tenant)
        .then()
        .statusCode(200)
        .body("reachable", equalTo(false))
        .body("reason", equalTo(reason))
        .body("nextStep", containsString(nextStep));
    given().get("/api/tenants/{tenant}", tenant).then().statusCode(200).body("reason", equalTo(reason));
  }

  @Test
  void an_operator_who_checks_a_tenant_gets_the_result_at_once() {
    given()
        .post("/api/tenants/{tenant}/check", MicrosoftCloud.WORKS)
        .then()
        .statusCode(200)
        .body("reachable", equalTo(true))
        .body("organisation", equalTo("Contoso"))
        .body("permissions", contains("Chat.Create", "Organization.Read.All"));
  }

  @Test
  void a_tenant_that_is_not_allowed_is_never_asked_about() {
    String stranger = UUID.randomUUID().toString();
    given().post("/api/tenants/{tenant}/check", stranger).then().statusCode(403).body("code", equalTo("tenant-not-allowed"));
    given().get("/api/tenants/{tenant}", stranger).then().statusCode(404).body("code", equalTo("tenant-not-checked"));
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS)) {
      scenario.when(() -> scenario.writer().write(Topics.GRAPH_COMMANDS, command(new CheckTenant(new TenantId(stranger)))));
      assertThat(scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class).payload().reason()).contains("tenant-not-allowed");
      scenario.andNothingElse();
    }
  }

  @Test
  void a_command_to_open_a_room_is_passed_over_and_nothing_is_pretended() {
    var subject = SubjectId.incident(new AccountId("acme", "north"), "I1");
    var open = new OpenRoom("room-1", new TenantId(MicrosoftCloud.WORKS), subject, RoomKind.CHAT, "The queue is full", List.of());
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS, Topics.deadLettersOf("graph"))) {
      scenario.when(() -> scenario.writer().write(Topics.GRAPH_COMMANDS, command(open)));
      scenario.andNothingElse();
    }
  }

  @Test
  @TestSecurity(user = "aud", roles = Roles.AUDITOR)
  void an_auditor_may_not_check() {
    given().post("/api/tenants/{tenant}/check", MicrosoftCloud.WORKS).then().statusCode(403);
  }

  private static Envelope<GraphCommand> command(GraphCommand command) {
    String tenant =
        switch (command) {
          case CheckTenant check -> check.tenant().value();
          case OpenRoom open -> open.tenant().value();
        };
    return new Envelope<>(
        UUID.randomUUID().toString(),
        "bot-gateway",
        tenant,
        Instant.parse("2026-11-21T02:00:00Z"),
        Optional.of(tenant),
        Optional.empty(),
        Optional.empty(),
        new Principal(Principal.Kind.OPERATOR, "olga", Optional.empty()),
        command);
  }
}
