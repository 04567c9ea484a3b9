package io.muster.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.muster.contracts.identity.IdentityEvent.AccountGrantFailed;
import io.muster.contracts.identity.IdentityState;
import io.muster.identity.account.AccountGrantRepository;
import io.muster.identity.tool.ToolFailure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IdentityService
class AccountsTest {
  Clouds clouds;
  @Inject AccountGrantRepository grants;
  private IdentityJourney journey;

  @BeforeEach
  void begin() {
    journey = new IdentityJourney(clouds);
  }

  @Test
  @TestSecurity(user = "admin", roles = "administrator")
  void a_registered_account_becomes_readable_and_its_services_are_published_with_their_teams() {
    // Another account of the same people, so that all of it is news.
    var hooli = clouds.pagerDuty().openAccount("hooli", io.muster.standins.pagerduty.account.Region.US);
    var boss = hooli.user("Boss", "boss@hooli.example.com", io.muster.standins.pagerduty.account.UserRole.OWNER);
    var team = hooli.team("Nucleus", Map.of());
    var service = hooli.service("Search", hooli.policy("All", java.util.List.of(java.util.List.of(boss)), team), team);
    var app = clouds.pagerDuty().registerApp("Muster", hooli, java.util.List.of(), java.util.Set.of("incidents.read", "services.read", "users.read"));
    var id = new io.muster.contracts.incident.AccountId("pagerduty", "hooli");
    journey.register(id, "us", app.clientId(), app.clientSecret());
    assertThat(journey.states.await(IdentityState.Tool.class).payload().servicePages()).anyMatch(pattern -> pattern.contains("{account}") && pattern.contains("{service}"));
    IdentityState.Account account = journey.states.await(IdentityState.Account.class, state -> state.account().equals(id)).payload();
    assertThat(account.readable()).isTrue();
    assertThat(account.web()).hasHost("hooli.pagerduty.com");
    IdentityState.CatalogueService published = journey.states.await(IdentityState.CatalogueService.class, state -> state.account().equals(id)).payload();
    assertThat(published.service().nativeId()).isEqualTo(service.id());
    assertThat(published.service().name()).isEqualTo("Search");
    assertThat(published.teams()).extracting(one -> one.name()).containsExactly("Nucleus");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> given().get("/api/accounts").then().statusCode(200).body("find { it.account == 'hooli' }.readable", org.hamcrest.Matchers.is(true)));
  }

  @Test
  @TestSecurity(user = "admin", roles = "administrator")
  void a_wrong_secret_makes_the_account_unreadable_and_says_what_to_do() {
    var initech = clouds.pagerDuty().openAccount("initech", io.muster.standins.pagerduty.account.Region.US);
    var app = clouds.pagerDuty().registerApp("Muster", initech, java.util.List.of(), java.util.Set.of("incidents.read"));
    var id = new io.muster.contracts.incident.AccountId("pagerduty", "initech");
    journey.register(id, "us", app.clientId(), "wrong");
    AccountGrantFailed failed = journey.events.await(AccountGrantFailed.class, event -> event.account().equals(id)).payload();
    assertThat(failed.reason()).isEqualTo("client-refused");
    assertThat(failed.text()).isEqualTo("The PagerDuty account initech does not accept Muster's client id or secret. Make a new secret there and register the account again.");
    assertThat(journey.states.await(IdentityState.Account.class, state -> state.account().equals(id)).payload().readable()).isFalse();
    journey.register(id, "us", app.clientId(), app.clientSecret());
    AccountGrantFailed scopes =
        journey.events.await(AccountGrantFailed.class, event -> event.account().equals(id) && event.reason().equals("scope-missing")).payload();
    assertThat(scopes.text()).contains("services.read");
  }

  @Test
  @TestSecurity(user = "admin", roles = "administrator")
  void a_token_that_ended_and_was_not_renewed_makes_the_account_unreadable_with_its_remedy_until_there_is_another() {
    var umbrella = clouds.pagerDuty().openAccount("umbrella", io.muster.standins.pagerduty.account.Region.US);
    var app = clouds.pagerDuty().registerApp("Muster", umbrella, java.util.List.of(), java.util.Set.of("incidents.read", "services.read", "users.read"));
    var id = new io.muster.contracts.incident.AccountId("pagerduty", "umbrella");
    journey.register(id, "us", app.clientId(), app.clientSecret());
    journey.states.await(IdentityState.Account.class, state -> state.account().equals(id) && state.readable());
    // As after two attempts at a token endpoint that does not answer.
    TestDatabase.change("insert into work(kind, key, payload, attempts, due_at) values ('account-grant', 'pagerduty/umbrella', '{\"account\":\"pagerduty/umbrella\"}', 2, now() + interval '1 hour')");
    TestDatabase.change("update account_grant set expires_at = now() - interval '1 second' where account_key = 'pagerduty/umbrella'");

    AccountGrantFailed failed = journey.events.await(AccountGrantFailed.class, event -> event.account().equals(id)).payload();
    assertThat(failed.reason()).isEqualTo("grant-expired");
    assertThat(failed.text()).contains("has ended", "authorisation server");
    assertThat(journey.states.await(IdentityState.Account.class, state -> state.account().equals(id)).payload().readable()).isFalse();
    given().get("/api/accounts").then().body("find { it.account == 'umbrella' }.problem", org.hamcrest.Matchers.is("grant-expired")).body("find { it.account == 'umbrella' }.remedy", containsString("has ended"));

    TestDatabase.change("update work set due_at = now() where kind = 'account-grant' and key = 'pagerduty/umbrella'");
    assertThat(journey.states.await(IdentityState.Account.class, state -> state.account().equals(id)).payload().readable()).isTrue();
    given().get("/api/accounts").then().body("find { it.account == 'umbrella' }.remedy", org.hamcrest.Matchers.is(""));
  }

  @Test
  @TestSecurity(user = "admin", roles = "administrator")
  void a_late_refusal_of_the_token_before_does_not_forget_the_fresh_one() {
    journey.readyAccount();
    String ours = " from account_grant where account_key = 'pagerduty/globex'";
    await().atMost(Duration.ofSeconds(20)).until(() -> TestDatabase.count("select count(*)" + ours + " and readable") == 1);
    assertThatThrownBy(() -> grants.reading(IdentityJourney.PAGERDUTY, token -> refusedAfterAnotherCame())).isInstanceOf(ToolFailure.Unauthorised.class);
    assertThat(TestDatabase.text("select readable" + ours)).isEqualTo("t");
  }

  private static String refusedAfterAnotherCame() {
    TestDatabase.change("update account_grant set version = version + 1 where account_key = 'pagerduty/globex'");
    throw new ToolFailure.Unauthorised();
  }

  @Test
  @TestSecurity(user = "admin", roles = "administrator")
  void what_cannot_be_registered_is_refused_with_what_to_mend() {
    Map<String, String> good = Map.of("title", "T", "region", "us", "clientId", "c", "clientSecret", "s");
    given().contentType("application/json").body(good).put("/api/accounts/nosuchtool/x").then().statusCode(400).body("detail", containsString("acme, pagerduty"));
    given().contentType("application/json").body(Map.of("title", "T", "region", "moon", "clientId", "c", "clientSecret", "s")).put("/api/accounts/pagerduty/x").then().statusCode(400).body("detail", containsString("\"us\" or \"eu\""));
    given().contentType("application/json").body(Map.of("title", "T", "region", "us")).put("/api/accounts/pagerduty/x").then().statusCode(400).body("detail", containsString("clientId"));
  }

  @Test
  @TestSecurity(user = "olga", roles = "operator")
  void an_operator_sees_accounts_without_their_secrets_and_registers_none() {
    given().contentType("application/json").body(Map.of("title", "T", "region", "us", "clientId", "c", "clientSecret", "s")).put("/api/accounts/pagerduty/x").then().statusCode(403);
    assertThat(given().get("/api/accounts").then().statusCode(200).extract().asString()).doesNotContain("ecret");
  }

  @Test
  void strangers_see_nothing() {
    given().get("/api/accounts").then().statusCode(401);
    given().get("/queries/people/t/p").then().statusCode(401);
  }
}
