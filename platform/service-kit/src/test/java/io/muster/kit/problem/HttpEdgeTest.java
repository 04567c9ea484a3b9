package io.muster.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Database;
import io.muster.kit.operator.ApiTokens;
import io.muster.kit.operator.Roles;
import io.muster.kit.service.TestIssuer;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@WithTestResource(TestIssuer.class)
class HttpEdgeTest {
  private static final Principal OPERATOR = new Principal(Principal.Kind.OPERATOR, "test", java.util.Optional.empty());

  @Inject ApiTokens tokens;
  @Inject Database database;

  @Test
  void an_unexpected_exception_tells_nothing_but_a_reference() {
    String body = problem(given().get("/trouble/unexpected").then(), 500, "unexpected").extract().asString();
    assertThat(body).doesNotContain("hunter2", "Exception", "io.muster", "java.");
  }

  @Test
  void a_refusal_says_what_to_do() {
    problem(given().get("/trouble/refused").then(), 409, "conflict").body("detail", equalTo("Read it again first."));
  }

  @Test
  void a_body_that_cannot_be_read_tells_nothing_of_our_classes() {
    for (String broken : new String[] {"{\"number\": \"many\"}", "{", "[]"}) {
      String body = problem(given().contentType("application/json").body(broken).post("/trouble/body").then(), 400, "bad-request").extract().asString();
      assertThat(body).doesNotContain("jackson", "Body", "java");
    }
  }

  @Test
  void an_unknown_path_is_a_problem_too() {
    problem(given().get("/trouble/nowhere").then(), 404, "not-found");
  }

  @Test
  void who_is_not_signed_in_is_told_to_sign_in() {
    problem(given().get("/trouble/auditors").then(), 401, "not-signed-in");
    problem(with("muster_made-up-token").get("/trouble/auditors").then(), 401, "not-signed-in");
  }

  @Test
  void an_api_token_has_its_role_and_no_other() {
    String auditor = tokens.make("audit", Roles.AUDITOR, Duration.ofDays(1), OPERATOR).secret().reveal();
    with(auditor).get("/trouble/auditors").then().statusCode(200).body(startsWith("operator:api-token/"));
    problem(with(auditor).get("/api/tokens").then(), 403, "not-allowed");
  }

  @Test
  void tokens_are_made_listed_and_revoked_over_http_and_kept_as_hashes_only() {
    String administrator = tokens.make("first", Roles.ADMINISTRATOR, Duration.ofDays(1), OPERATOR).secret().reveal();
    var made =
        with(administrator).contentType("application/json").body(Map.of("name", "robot", "role", "auditor", "days", 1)).post("/api/tokens").then().statusCode(201).extract().jsonPath();
    String secret = made.getString("secret");
    String id = made.getString("token.id");

    with(secret).get("/trouble/auditors").then().statusCode(200);
    assertThat(with(administrator).get("/api/tokens").then().statusCode(200).extract().asString()).contains("robot").doesNotContain(secret);
    assertThat(database.read(tx -> tx.rows("select encode(hash, 'escape') as hash, api_token::text as whole from api_token")).toString()).doesNotContain(secret);

    with(administrator).delete("/api/tokens/" + id).then().statusCode(204);
    assertThat(tokens.check(secret)).isEqualTo(new ApiTokens.Check.Refused(ApiTokens.Reason.REVOKED));
    problem(with(secret).get("/trouble/auditors").then(), 401, "not-signed-in");
    assertThat(database.read(tx -> tx.rows("select action from audit where object = $1 order by id", "api-token/" + id)).stream().map(row -> row.getString("action")))
        .containsExactly("api-token.make", "api-token.revoke");
  }

  @Test
  void a_token_that_has_run_out_is_refused() {
    String past = tokens.make("past", Roles.AUDITOR, Duration.ZERO, OPERATOR).secret().reveal();
    assertThat(tokens.check(past)).isEqualTo(new ApiTokens.Check.Refused(ApiTokens.Reason.EXPIRED));
    problem(with(past).get("/trouble/auditors").then(), 401, "not-signed-in");
  }

  @Test
  void a_role_that_does_not_exist_is_refused() {
    String administrator = tokens.make("first", Roles.ADMINISTRATOR, Duration.ofDays(1), OPERATOR).secret().reveal();
    problem(with(administrator).contentType("application/json").body(Map.of("name", "x", "role", "king")).post("/api/tokens").then(), 400, "bad-request")
        .body("detail", equalTo("The role is administrator, operator or auditor."));
  }

  @Test
  void only_the_named_service_may_ask() {
    with(TestIssuer.tokenOf("bot-gateway")).get("/trouble/services").then().statusCode(200).body(equalTo("bot-gateway"));
    problem(with(TestIssuer.tokenOf("channel-mapping")).get("/trouble/services").then(), 403, "not-allowed");
    problem(given().get("/trouble/services").then(), 401, "not-signed-in");
    String operators = tokens.make("no service", Roles.ADMINISTRATOR, Duration.ofDays(1), OPERATOR).secret().reveal();
    problem(with(operators).get("/trouble/services").then(), 401, "not-signed-in");
  }

  @Test
  void health_speaks_of_the_database_and_of_kafka() {
    given().get("/q/health/started").then().statusCode(200);
    given().get("/q/health/live").then().statusCode(200);
    assertThat(given().get("/q/health/ready").then().statusCode(200).extract().asString()).contains("\"database\"", "\"kafka\"");
  }

  private static RequestSpecification with(String bearer) {
    return given().header("Authorization", "Bearer " + bearer);
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("type", equalTo("docs/runbooks/problems.md#" + code))
        .body("instance", matchesPattern("urn:uuid:[0-9a-f-]{36}"));
  }
}
