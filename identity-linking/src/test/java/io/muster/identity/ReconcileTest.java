package io.muster.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.identity.IdentityCommand.FetchIncident;
import io.muster.contracts.identity.IdentityCommand.ReconcileAccount;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.CompareOpenIncidents;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.contracts.ingest.IngestCommand.OpenIncident;
import io.muster.contracts.ingest.IngestCommand.RegisterSender;
import io.muster.contracts.ingest.IngestCommand.RemoveSender;
import io.muster.contracts.ingest.IngestCommand.SubjectNotFound;
import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was missed is found again, and webhook subscriptions are looked after. Each test has an account of its own. */
@QuarkusTest
@IdentityService
@TestSecurity(user = "admin", roles = "administrator")
class ReconcileTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Set<String> LEAST = Set.of("incidents.read", "services.read", "users.read");
  private static final Set<String> WITH_SUBSCRIPTIONS =
      Set.of("incidents.read", "services.read", "users.read", "webhook_subscriptions.read", "webhook_subscriptions.write");

  Clouds clouds;
  private final AccountId id = new AccountId("pagerduty", "r" + UUID.randomUUID().toString().substring(0, 8));
  private IdentityJourney journey;
  private PagerDutyAccount account;
  private User ada;
  private Service service;

  @BeforeEach
  void an_account_of_its_own() {
    journey = new IdentityJourney(clouds);
    account = clouds.pagerDuty().openAccount(id.name(), Region.US);
    ada = account.user("Ada", "ada@" + id.name() + ".example.com", UserRole.OWNER);
    service = account.service("Search", account.policy("All", List.of(List.of(ada))));
  }

  @AfterEach
  void deliveries_are_taken_again() {
    clouds.hooks().answer(202);
  }

  @Test
  void what_is_open_is_told_from_the_list_and_the_list_goes_to_be_compared() {
    Incident one = account.trigger(service, "One", ada);
    Incident two = account.trigger(service, "Two", ada);
    Incident over = account.trigger(service, "Over", ada);
    account.resolve(over, ada);
    registered(LEAST);

    CompareOpenIncidents list = compared();
    assertThat(list.complete()).isTrue();
    assertThat(list.open()).extracting(OpenIncident::nativeId).containsExactly(one.id(), two.id());
    assertThat(observed(one.id()).observation().complete()).isFalse();
    observed(two.id());
    given().get("/api/reconciliations").then().statusCode(200).body(mine("open"), equalTo(2)).body(mine("complete"), equalTo(true));
  }

  @Test
  void a_list_of_many_pages_is_read_to_its_end() {
    for (int number = 0; number < 120; number++) {
      account.trigger(service, "Incident " + number, ada);
    }
    registered(LEAST);
    assertThat(compared().open()).hasSize(120);
  }

  @Test
  void whoever_knows_that_something_was_missed_asks_for_a_comparison_at_once() {
    registered(LEAST);
    assertThat(compared().open()).isEmpty();
    Incident missed = account.trigger(service, "Missed", ada);
    journey.command(id.key(), new ReconcileAccount(id, "deliveries-missed"));
    assertThat(compared().open()).extracting(OpenIncident::nativeId).containsExactly(missed.id());
    account.resolve(missed, ada);
    given().post("/api/reconciliations/" + id.key()).then().statusCode(202);
    assertThat(compared().open()).isEmpty();
    given().post("/api/reconciliations/pagerduty/nobody").then().statusCode(404).body("detail", containsString("GET /api/accounts"));
  }

  @Test
  void what_the_comparison_asks_for_is_read_whole() {
    registered(LEAST);
    Incident ended = account.trigger(service, "Ended meanwhile", ada);
    account.resolve(ended, ada);
    journey.command(id.key(), new FetchIncident(SubjectId.incident(id, ended.id()), "reconcile"));
    assertThat(observed(ended.id()).observation().complete()).isTrue();
  }

  @Test
  void what_the_tool_does_not_know_is_told_to_webhook_ingest() {
    registered(LEAST);
    SubjectId unknown = SubjectId.incident(id, "QNOBODYKNOWS");
    journey.command(id.key(), new FetchIncident(unknown, "reconcile"));
    assertThat(journey.observations.await(SubjectNotFound.class, told -> told.subject().equals(unknown)).payload().askedAt()).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void a_missing_subscription_is_made_and_its_secret_reaches_webhook_ingest_sealed() {
    registered(WITH_SUBSCRIPTIONS);
    RegisterSender first = registration();
    assertThat(first.secret()).as("a delivery that is faster than the secret is asked to come back").isEmpty();
    RegisterSender second = registration();
    assertThat(second.senderId()).isEqualTo(first.senderId());
    standing("made");
    Subscription made = subscription();
    assertThat(made.url()).isEqualTo(clouds.hooks().address() + "/webhooks/pagerduty/" + first.senderId());
    assertThat(second.subscriptionId()).contains(made.id());
    assertThat(IdentityJourney.opened(second.secret().orElseThrow(), "register-sender/" + first.senderId(), "muster.test.ingest-keyset-file"))
        .isEqualTo(made.secrets().getFirst());
    again();
    standing("delivering");
    assertThat(subscription().id()).isEqualTo(made.id());
    assertThat(TestDatabase.everything()).doesNotContain(made.secrets().getFirst());
  }

  @Test
  void a_subscription_that_the_tool_has_stopped_is_enabled_again() {
    registered(WITH_SUBSCRIPTIONS);
    standing("made");
    clouds.hooks().answer(404);
    for (int dropped = 0; dropped < 3; dropped++) {
      account.trigger(service, "Dropped " + dropped, ada);
    }
    await().atMost(SOON).until(() -> subscription().isDisabled(Instant.now()));
    clouds.hooks().answer(202);
    again();
    standing("enabled-again");
    assertThat(subscription().isDisabled(Instant.now())).isFalse();
    given().get("/api/reconciliations").then().body(mine("remedy"), containsString("Look why they were refused"));
  }

  @Test
  void a_subscription_whose_secret_was_lost_on_the_way_is_replaced() {
    registered(WITH_SUBSCRIPTIONS);
    compared();
    standing("made");
    String lost = subscription().id();
    // As a worker leaves it that ends between the tool's answer and its own commit.
    TestDatabase.change("update managed_subscription set subscription_id = null where account_key = '" + id.key() + "'");
    again();
    assertThat(clouds.pagerDuty().subscription(lost)).isEmpty();
    assertThat(subscription().id()).isNotEqualTo(lost);
    journey.observations.await(RemoveSender.class);
  }

  @Test
  void where_the_scopes_do_not_allow_it_the_account_is_readable_all_the_same_and_the_remedy_names_them() {
    registered(LEAST);
    standing("not-allowed");
    given().get("/api/reconciliations").then().body(mine("remedy"), containsString("webhook_subscriptions.read and webhook_subscriptions.write"));
    assertThat(TestDatabase.count("select count(*) from managed_subscription where account_key = '" + id.key() + "'")).isZero();
  }

  @Test
  @TestSecurity(user = "aldo", roles = "auditor")
  void an_auditor_sees_how_it_went_and_asks_for_nothing() {
    given().get("/api/reconciliations").then().statusCode(200);
    given().post("/api/reconciliations/" + id.key()).then().statusCode(403);
  }

  private void registered(Set<String> scopes) {
    var app = clouds.pagerDuty().registerApp("Muster", account, List.of(), scopes);
    journey.register(id, "us", app.clientId(), app.clientSecret());
    assertThat(journey.states.await(IdentityState.Account.class, state -> state.account().equals(id)).payload().readable()).isTrue();
  }

  private void again() {
    given().post("/api/reconciliations/" + id.key()).then().statusCode(202);
    compared();
  }

  /** The comparison that follows, also where an earlier one was not looked at. */
  private CompareOpenIncidents compared() {
    return journey.observations.await(CompareOpenIncidents.class, list -> list.account().equals(id)).payload();
  }

  private ObserveIncident observed(String incident) {
    return journey.observations.await(ObserveIncident.class, told -> told.observation().subject().equals(SubjectId.incident(id, incident))).payload();
  }

  private RegisterSender registration() {
    return journey.observations.await(RegisterSender.class, sender -> sender.account().equals(id)).payload();
  }

  private void standing(String word) {
    await().atMost(SOON).untilAsserted(() -> given().get("/api/reconciliations").then().statusCode(200).body(mine("webhooks"), equalTo(word)));
  }

  private String mine(String field) {
    return "find { it.account == '" + id.name() + "' }." + field;
  }

  private Subscription subscription() {
    return clouds.pagerDuty().subscription(TestDatabase.text("select subscription_id from managed_subscription where account_key = '" + id.key() + "'")).orElseThrow();
  }
}
