package io.muster.mapping.mapping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.mapping.MappingState.Connection;
import io.muster.contracts.mapping.MappingState.Mapping;
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
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.MAPPING))
@TestSecurity(user = "olga", roles = Roles.ADMINISTRATOR)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingApiTest {
  private final AccountId account = Given.anAccount();
  private final ConversationId ops = Given.aChannel();

  @Test
  void a_connection_is_made_once_and_told_once() {
    try (var scenario = Scenario.watching(Topics.MAPPING_STATE)) {
      scenario.when(() -> Given.connected(account));
      Given.connected(account);
      Connection told = scenario.then(Topics.MAPPING_STATE).await(Connection.class).payload();
      assertThat(told.account()).isEqualTo(account);
      assertThat(told.active()).isTrue();
      scenario.andNothingElse();
      given().get("/api/connections/contoso/acme/{account}", account.name()).then().statusCode(200).body("active", equalTo(true));
    }
  }

  @Test
  void a_tenant_that_is_not_allowed_is_refused_and_told_what_to_do() {
    given()
        .put("/api/connections/fabrikam/acme/{account}", account.name())
        .then()
        .statusCode(403)
        .body("code", equalTo("tenant-not-allowed"))
        .body("detail", containsString("muster.tenants.allowed"));
  }

  @Test
  void a_connection_that_never_was_cannot_be_ended() {
    given().delete("/api/connections/contoso/acme/{account}", account.name()).then().statusCode(404).body("code", equalTo("no-such-connection"));
  }

  @Test
  void a_mapping_of_an_account_that_is_not_connected_is_refused_and_leaves_nothing() {
    given().contentType("application/json").body(wanted()).post("/api/mappings").then().statusCode(409).body("code", equalTo("account-not-connected"));
    given().queryParam("tenant", "contoso").get("/api/mappings").then().statusCode(200).body("conversation", not(hasItem(ops.value())));
  }

  @Test
  void a_mapping_without_a_source_is_refused() {
    given()
        .contentType("application/json")
        .body(Map.of("tenant", "contoso", "conversation", "19:x", "tool", "acme", "account", "north"))
        .post("/api/mappings")
        .then()
        .statusCode(400)
        .body("code", equalTo("incomplete-mapping"))
        .body("detail", containsString("service or a team"));
  }

  @Test
  void the_same_mapping_again_changes_nothing_and_other_rules_make_a_new_generation() {
    Given.connected(account);
    try (var scenario = Scenario.watching(Topics.MAPPING_STATE)) {
      scenario.when(() -> Given.mapped(ops, account, "payments"));
      assertThat(scenario.then(Topics.MAPPING_STATE).await(Mapping.class).payload().generation()).isEqualTo(1);
      given().contentType("application/json").body(wanted()).post("/api/mappings").then().statusCode(200).body("generation", equalTo(1));
      var stricter = new java.util.HashMap<String, Object>(wanted());
      stricter.put("urgencies", List.of("high"));
      given()
          .contentType("application/json")
          .body(stricter)
          .post("/api/mappings")
          .then()
          .statusCode(200)
          .body("generation", equalTo(2))
          .body("rules.urgencies", contains("high"));
      assertThat(scenario.then(Topics.MAPPING_STATE).await(Mapping.class).payload().generation()).isEqualTo(2);
      scenario.andNothingElse();
    }
  }

  @Test
  void quiet_hours_are_kept_with_the_mapping() {
    Given.connected(account);
    given()
        .contentType("application/json")
        .body(withQuietHours("22:00", "07:00", "Europe/Berlin"))
        .post("/api/mappings")
        .then()
        .statusCode(201)
        .body("rules.quietHours.from", containsString("22:00"))
        .body("rules.quietHours.zone", equalTo("Europe/Berlin"));
    given()
        .queryParam("tenant", "contoso")
        .get("/api/mappings")
        .then()
        .body("find { it.conversation == '" + ops.value() + "' }.rules.quietHours.to", containsString("07:00"));
  }

  @ParameterizedTest
  @CsvSource({"22:00, 25:00, Europe/Berlin", "22:00, 22:00, Europe/Berlin", "22:00, 07:00, Berlin", "22:00, , Europe/Berlin"})
  void quiet_hours_that_cannot_be_understood_are_refused_with_how_to_write_them(String from, String to, String zone) {
    Given.connected(account);
    given()
        .contentType("application/json")
        .body(withQuietHours(from, to, zone))
        .post("/api/mappings")
        .then()
        .statusCode(400)
        .body("code", equalTo("incomplete-mapping"))
        .body("detail", containsString("22:00 and 07:00"));
  }

  private Map<String, Object> withQuietHours(String from, String to, String zone) {
    var quiet = new java.util.HashMap<String, Object>(wanted());
    var hours = new java.util.HashMap<String, Object>(Map.of("from", from, "zone", zone));
    hours.put("to", to);
    quiet.put("quietHours", hours);
    return quiet;
  }

  @Test
  void a_mapping_of_another_tenant_is_not_there() {
    Given.connected(account);
    String mapping = Given.mapped(ops, account, "payments");
    given().queryParam("tenant", "fabrikam").delete("/api/mappings/{id}", mapping).then().statusCode(404).body("code", equalTo("no-such-mapping"));
    given().queryParam("tenant", "fabrikam").get("/api/mappings").then().statusCode(200).body("id", not(hasItem(mapping)));
  }

  @Test
  @TestSecurity(user = "aud", roles = Roles.AUDITOR)
  void an_auditor_may_look_and_not_change() {
    given().queryParam("tenant", "contoso").get("/api/mappings").then().statusCode(200);
    given().contentType("application/json").body(wanted()).post("/api/mappings").then().statusCode(403);
  }

  private Map<String, Object> wanted() {
    return Map.of("tenant", "contoso", "conversation", ops.value(), "tool", account.tool(), "account", account.name(), "service", "payments");
  }
}
