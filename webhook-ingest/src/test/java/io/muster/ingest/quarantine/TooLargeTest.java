package io.muster.ingest.quarantine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.identity.IdentityCommand.ReconcileAccount;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.IngestInfrastructure;
import io.muster.ingest.Webhooks;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.kit.database.Database;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What follows where a sender sends more than Muster takes. */
@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TooLargeTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  private static final byte[] OVER = new byte[512 * 1024 + 1];
  private static final Duration SOON = Duration.ofSeconds(20);

  private final String account = "account-" + UUID.randomUUID();

  @Inject SenderFixture senders;
  @Inject Database database;
  @Inject TooLargeDeliveryJob job;
  @TestHTTPResource URI root;

  @Test
  void an_operator_sees_what_it_came_with_and_its_account_is_compared() {
    String sender = known();
    double before = counted("refused");
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      scenario.when(() -> assertThat(tooLarge(sender)).isEqualTo(413));

      assertThat(scenario.then(Topics.IDENTITY_COMMANDS).await(ReconcileAccount.class, this::ours).payload().reason()).isEqualTo("delivery-too-large");
    }
    var kept = api().get("/api/quarantine?reason=too-large&most=1000").jsonPath();
    String delivery = kept.getString("find { it.senderId == '" + sender + "' }.deliveryId");
    assertThat(kept.getInt("find { it.senderId == '" + sender + "' }.bytes")).isZero();
    var one = api().get("/api/quarantine/" + delivery).jsonPath();
    assertThat(one.getString("headers.content-length[0]")).isEqualTo(String.valueOf(OVER.length));
    assertThat(one.getString("headers.x-note[0]")).isEqualTo("kept");
    assertThat(one.getMap("headers")).doesNotContainKey("authorization");
    assertThat(counted("refused")).isEqualTo(before + 1);

    var replayed = api().post("/api/quarantine/" + delivery + "/replay");
    assertThat(replayed.statusCode()).isEqualTo(409);
    assertThat(replayed.jsonPath().getString("code")).isEqualTo("body-not-kept");
    assertThat(api().post("/api/quarantine/" + delivery + "/discard").statusCode()).isEqualTo(204);
    assertThat(open(sender)).isZero();
  }

  @Test
  void so_is_one_whose_length_nobody_told_beforehand() throws Exception {
    String sender = known();
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS);
        var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(root.resolve("/webhooks/pagerduty/" + sender)).POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(OVER))).build();
      scenario.when(() -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
      scenario.then(Topics.IDENTITY_COMMANDS).await(ReconcileAccount.class, this::ours);
    }
    assertThat(open(sender)).isEqualTo(1);
  }

  @Test
  void whoever_knows_the_address_has_one_comparison_a_minute_asked_for_and_one_row_written() {
    String sender = known();
    tooLarge(sender);
    await().atMost(SOON).until(() -> open(sender) == 1);
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      scenario.when(
          () -> {
            for (int i = 0; i < 5; i++) {
              assertThat(tooLarge(sender)).isEqualTo(413);
              job.write();
            }
          });
      scenario.andNothingElse();

      // A minute later, by the database's clock: the last one was not forgotten.
      database.run(tx -> tx.update("update quarantine set kept_at = kept_at - interval '1 minute' where sender_id = $1", sender));
      job.write();
      scenario.then(Topics.IDENTITY_COMMANDS).await(ReconcileAccount.class, this::ours);
      job.write();
      scenario.andNothingElse();
    }
    assertThat(open(sender)).isEqualTo(1);
  }

  @Test
  void nothing_follows_for_a_sender_that_is_unknown_or_removed() {
    double before = counted("unknown-sender");
    String removed = known();
    senders.remove(removed);
    await().atMost(SOON).until(() -> Webhooks.once("pagerduty", removed, Map.of(), new byte[] {1}).statusCode() == 202);
    try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
      scenario.when(
          () -> {
            assertThat(tooLarge(removed)).isEqualTo(413);
            assertThat(tooLarge("nobody")).isEqualTo(413);
            job.write();
          });
      scenario.andNothingElse();
    }
    assertThat(open(removed) + open("nobody")).isZero();
    assertThat(counted("unknown-sender")).isEqualTo(before + 2);
  }

  /** A sender that intake knows by now. */
  private String known() {
    String sender = senders.register("pagerduty", account, SECRET);
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated")).statusCode()).isEqualTo(202);
    return sender;
  }

  private static int tooLarge(String sender) {
    return Webhooks.once("pagerduty", sender, Map.of("X-Note", "kept", "Authorization", "Bearer letmein"), OVER).statusCode();
  }

  private boolean ours(ReconcileAccount asked) {
    return asked.account().name().equals(account);
  }

  private long open(String sender) {
    return database
        .read(tx -> tx.row("select count(*) as n from quarantine where sender_id = $1 and reason = 'too-large' and replayed_at is null and discarded_at is null", sender))
        .orElseThrow()
        .getLong("n");
  }

  private static double counted(String outcome) {
    return RestAssured.get("/q/metrics").asString().lines()
        .filter(line -> line.startsWith("muster_ingest_deliveries_total{") && line.contains("outcome=\"" + outcome + "\"") && line.contains("reason=\"too-large\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static RequestSpecification api() {
    return given().header("Authorization", "Bearer " + IngestInfrastructure.ADMINISTRATOR).contentType("application/json");
  }
}
