package io.muster.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.ingest.IngestEvent;
import io.muster.contracts.ingest.IngestState;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.SealedText;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.kit.database.Database;
import io.muster.kit.secret.SealingKeys;
import io.muster.kit.secret.Secret;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SenderApiTest {
  private static final String SECRET = "aSecretThatTheToolHasMade0123456";
  private static final byte[] PING = PagerDutyBodies.body("pagey.ping");
  @Inject Quiet quiet;
  @Inject Database database;
  @Inject SealingKeys sealingKeys;

  private final String account = "account-" + UUID.randomUUID();

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  @Test
  void nobody_makes_senders_without_signing_in() {
    Response answer = given().contentType("application/json").body("{}").post("/api/senders");

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void a_sender_with_the_tool_s_secret_is_ready_and_says_where_to_deliver() {
    Response made = create("pagerduty", SECRET);

    assertThat(made.statusCode()).isEqualTo(201);
    String id = made.jsonPath().getString("senderId");
    assertThat(made.jsonPath().getString("url")).isEqualTo("https://muster.example.org/webhooks/pagerduty/" + id);
    assertThat(made.jsonPath().getString("status")).isEqualTo("ready");
    assertThat(made.jsonPath().getString("secret")).isNull();
    assertThat(deliver(id, SECRET)).isEqualTo(202);
  }

  @Test
  void a_sender_waits_for_the_secret_that_only_the_tool_can_make() {
    Response made = create("pagerduty", null);
    String id = made.jsonPath().getString("senderId");
    assertThat(made.jsonPath().getString("status")).isEqualTo("waiting-for-secret");
    assertThat(deliver(id, SECRET)).isEqualTo(503);

    Response given = api().body(Map.of("secret", SECRET)).put("/api/senders/" + id + "/secret");

    assertThat(given.jsonPath().getString("status")).isEqualTo("ready");
    await().until(() -> deliver(id, SECRET) == 202);
  }

  @Test
  void a_secret_that_muster_makes_is_shown_once_and_is_the_one_that_holds() {
    Response made = create("acme", null);
    String id = made.jsonPath().getString("senderId");
    String secret = made.jsonPath().getString("secret");

    assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
    assertThat(api().get("/api/senders/" + id).asString()).doesNotContain(secret);
    assertThat(api().get("/api/senders").asString()).contains(id).doesNotContain(secret);
    byte[] hello = "{\"message\":\"m\",\"kind\":\"hello\",\"clock\":\"2026-11-21T12:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
    await().until(() -> Webhooks.acme(id, secret, hello).statusCode() == 202);
  }

  @Test
  void while_secrets_change_both_hold_and_afterwards_only_the_new_one() {
    String id = create("pagerduty", SECRET).jsonPath().getString("senderId");
    String next = "theNextSecretThatTheToolHasMade1";
    await().until(() -> deliver(id, SECRET) == 202);

    assertThat(api().body(Map.of("secret", next)).post("/api/senders/" + id + "/secrets").jsonPath().getInt("secrets")).isEqualTo(2);
    await().until(() -> deliver(id, next) == 202);
    assertThat(deliver(id, SECRET)).isEqualTo(202);

    assertThat(api().post("/api/senders/" + id + "/secrets/retire").jsonPath().getInt("secrets")).isEqualTo(1);
    await().until(() -> deliver(id, SECRET) == 403);
    assertThat(deliver(id, next)).isEqualTo(202);
  }

  @Test
  void a_test_delivery_goes_the_whole_way_and_says_so() {
    String id = create("pagerduty", SECRET).jsonPath().getString("senderId");
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            Response tested = api().post("/api/senders/" + id + "/test");
            assertThat(tested.statusCode()).isEqualTo(200);
            assertThat(tested.jsonPath().getBoolean("accepted")).isTrue();
            assertThat(tested.jsonPath().getBoolean("understood")).isTrue();
          });

      assertThat(scenario.then(Topics.INGEST_EVENTS).await(IngestEvent.SenderTested.class).payload().senderId()).isEqualTo(id);
      scenario.andNothingElse();
    }
    assertThat(api().get("/api/senders/" + id).jsonPath().getString("testedAt")).isNotNull();
  }

  @Test
  void a_sender_without_secret_cannot_be_tested_and_the_answer_says_what_is_missing() {
    String id = create("pagerduty", null).jsonPath().getString("senderId");

    Response tested = api().post("/api/senders/" + id + "/test");

    assertThat(tested.statusCode()).isEqualTo(409);
    assertThat(tested.jsonPath().getString("code")).isEqualTo("sender-has-no-secret");
  }

  @Test
  void what_cannot_be_is_refused_with_its_reason() {
    assertThat(create("nagios", SECRET).jsonPath().getString("code")).isEqualTo("unknown-tool");
    assertThat(create("pagerduty", "short").jsonPath().getString("code")).isEqualTo("bad-secret");
    assertThat(api().body(Map.of("tool", "pagerduty", "account", "a/b", "name", "n")).post("/api/senders").jsonPath().getString("code")).isEqualTo("bad-account");
    assertThat(api().get("/api/senders/nobody").jsonPath().getString("code")).isEqualTo("no-such-sender");
    assertThat(api().delete("/api/senders/nobody").jsonPath().getString("code")).isEqualTo("no-such-sender");
  }

  @Test
  void a_removed_sender_is_shown_as_such_and_its_secrets_are_gone() {
    String id = create("pagerduty", SECRET).jsonPath().getString("senderId");

    Response removed = api().delete("/api/senders/" + id);

    assertThat(removed.jsonPath().getString("status")).isEqualTo("removed");
    assertThat(removed.jsonPath().getInt("secrets")).isZero();
    assertThat(api().body(Map.of("secret", SECRET)).put("/api/senders/" + id + "/secret").jsonPath().getString("code")).isEqualTo("sender-removed");
  }

  @Test
  void each_change_is_told_and_audited_and_no_secret_is_kept_in_the_open() {
    try (var scenario = Scenario.watching(Topics.INGEST_STATE, Topics.SENDERS)) {
      scenario.when(() -> create("pagerduty", SECRET));
      var state = scenario.then(Topics.INGEST_STATE).await(IngestState.Sender.class).payload();
      assertThat(state.ready()).isTrue();
      assertThat(state.account()).isEqualTo(new AccountId("pagerduty", account));
      var sealed = scenario.then(Topics.SENDERS).awaitRecord(record -> record.wire().key().equals(state.senderId()));
      assertThat(new String(sealed.wire().value(), StandardCharsets.UTF_8)).doesNotContain(SECRET);
      scenario.andNothingElse();

      long audited = database.read(tx -> tx.row("select count(*) as n from audit where action = 'sender.register' and object = $1", "sender/" + state.senderId()).orElseThrow().getLong("n"));
      assertThat(audited).isEqualTo(1);
      byte[] kept = database.read(tx -> tx.row("select sealed from sender_secret where sender_id = $1", state.senderId()).orElseThrow().getBuffer("sealed").getBytes());
      assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    }
  }

  @Test
  void identity_linking_registers_senders_whose_secrets_follow_sealed() {
    String id = "by-command-" + UUID.randomUUID();
    AccountId where = new AccountId("pagerduty", account);
    try (var scenario = Scenario.watching(Topics.INGEST_STATE)) {
      scenario.when(() -> scenario.writer().write(Topics.INGEST_COMMANDS, command(id, new IngestCommand.RegisterSender(id, where, Optional.empty(), Optional.of("PSUB"), "Subscription"))));
      assertThat(scenario.then(Topics.INGEST_STATE).await(IngestState.Sender.class).payload().ready()).isFalse();
      await().until(() -> deliver(id, SECRET) == 503);

      SealedText sealed = sealingKeys.sealTo("ingest", Secret.of(SECRET), "register-sender/" + id);
      scenario.writer().write(Topics.INGEST_COMMANDS, command(id, new IngestCommand.AddSenderSecret(id, sealed)));
      assertThat(scenario.then(Topics.INGEST_STATE).await(IngestState.Sender.class).payload().ready()).isTrue();
      await().until(() -> deliver(id, SECRET) == 202);

      scenario.writer().write(Topics.INGEST_COMMANDS, command(id, new IngestCommand.RemoveSender(id)));
      assertThat(scenario.then(Topics.INGEST_STATE).await(IngestState.Sender.class).payload().removed()).isTrue();
      scenario.andNothingElse();
    }
  }

  private static Envelope<IngestCommand> command(String key, IngestCommand command) {
    return new Envelope<>(
        UUID.randomUUID().toString(), "identity-linking", key, Instant.parse("2026-11-21T12:00:00Z"), Optional.empty(), Optional.empty(), Optional.empty(), Principal.system("identity-linking"), command);
  }

  private Response create(String tool, String secret) {
    var body = new java.util.HashMap<String, String>(Map.of("tool", tool, "account", account, "name", "Of a test"));
    if (secret != null) {
      body.put("secret", secret);
    }
    return api().body(body).post("/api/senders");
  }

  private static int deliver(String sender, String secret) {
    return Webhooks.pagerDuty(sender, secret, PING).statusCode();
  }

  private static RequestSpecification api() {
    return given().header("Authorization", "Bearer " + IngestInfrastructure.ADMINISTRATOR).contentType("application/json");
  }
}
