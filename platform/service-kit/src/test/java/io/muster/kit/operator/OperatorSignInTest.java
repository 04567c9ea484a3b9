package io.muster.kit.operator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.kit.service.TestTokens;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@WithTestResource(TestSignIn.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorSignInTest {

  @AfterAll
  static void provider_goes() {
    TestSignIn.goes();
  }

  @Test
  @Order(1)
  void a_service_starts_while_the_provider_is_away_and_takes_its_tokens_once_it_is_there() {
    String token = TestSignIn.token(Roles.AUDITOR);
    with(token).statusCode(503).contentType("application/problem+json").body("code", equalTo("unavailable")).body("detail", containsString("API token"));

    TestSignIn.comes();

    with(token).statusCode(200).body(equalTo("operator:kim"));
  }

  @Test
  void a_role_of_the_token_is_the_operators_role() {
    TestSignIn.comes();
    with(TestSignIn.token(Roles.AUDITOR)).statusCode(200);
    with(TestSignIn.token(Roles.OPERATOR)).statusCode(403).body("code", equalTo("not-allowed"));
  }

  @Test
  void a_token_for_another_application_of_another_issuer_of_another_key_or_of_yesterday_is_refused() {
    TestSignIn.comes();
    refused(TestSignIn.token(TestSignIn.itsKey(), TestSignIn.issuer(), "another-application", 5, Roles.AUDITOR));
    refused(TestSignIn.token(TestSignIn.itsKey(), "https://another.example", TestSignIn.CLIENT, 5, Roles.AUDITOR));
    refused(TestSignIn.token(TestTokens.newKey("one"), TestSignIn.issuer(), TestSignIn.CLIENT, 5, Roles.AUDITOR));
    refused(TestSignIn.token(TestTokens.newKey("another"), TestSignIn.issuer(), TestSignIn.CLIENT, 5, Roles.AUDITOR));
    refused(TestSignIn.token(TestSignIn.itsKey(), TestSignIn.issuer(), TestSignIn.CLIENT, -1440, Roles.AUDITOR));
  }

  private static void refused(String token) {
    with(token).statusCode(401).contentType("application/problem+json").body("code", equalTo("not-signed-in"));
  }

  private static ValidatableResponse with(String token) {
    return given().header("Authorization", "Bearer " + token).get("/trouble/auditors").then();
  }
}
