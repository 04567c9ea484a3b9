package io.muster.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.ingest.IngestEvent;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.kit.database.Database;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuarantineTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  @Inject Quiet quiet;
  @Inject SenderFixture senders;
  @Inject Database database;

  private final String account = "account-" + UUID.randomUUID();

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  @Test
  void what_is_not_understood_can_be_read_byte_for_byte_and_replaying_it_says_why_it_stays() {
    byte[] unknown = PagerDutyBodies.envelope("incident.teleported", "E1", "2026-11-21T12:00:00Z", "{\"id\":\"Q1\"}");
    String delivery = quarantined(unknown, "unknown-event-type");

    Response one = api().get("/api/quarantine/" + delivery);
    assertThat(one.jsonPath().getString("body")).isEqualTo(new String(unknown, StandardCharsets.UTF_8));
    assertThat(one.jsonPath().getString("entry.reason")).isEqualTo("unknown-event-type");
    assertThat(api().get("/api/quarantine?most=1000").jsonPath().getList("deliveryId")).contains(delivery);

    Response replayed = api().post("/api/quarantine/" + delivery + "/replay");
    assertThat(replayed.statusCode()).isEqualTo(409);
    assertThat(replayed.jsonPath().getString("code")).isEqualTo("still-not-understood");
    assertThat(replayed.jsonPath().getString("detail")).contains("unknown-event-type");
  }

  @Test
  void what_is_understood_by_now_becomes_an_event_and_leaves_the_quarantine() {
    String delivery = quarantined("{".getBytes(StandardCharsets.UTF_8), "not-json");
    // As after an upgrade: the same row holds bytes that this version understands.
    database.run(tx -> tx.update("update quarantine set body = $2 where delivery_id = $1", delivery, PagerDutyBodies.body("incident.triggered")));
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> assertThat(api().post("/api/quarantine/" + delivery + "/replay").jsonPath().getInt("observations")).isEqualTo(1));

      assertThat(scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class).payload().incident().id().account().name()).isEqualTo(account);
      scenario.andNothingElse();
    }
    assertThat(api().get("/api/quarantine?most=1000").jsonPath().getList("deliveryId")).doesNotContain(delivery);
  }

  @Test
  void bytes_that_are_no_text_are_kept_and_shown_without_losing_any() {
    byte[] bytes = {'{', (byte) 0xff, (byte) 0xfe, 0};
    String delivery = quarantined(bytes, "not-json");
    assertThat(api().get("/api/quarantine/" + delivery).jsonPath().getString("bodyBase64")).isEqualTo(java.util.Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void many_are_replayed_at_once_and_those_that_stay_are_named_with_the_reason() {
    String stays = quarantined("[".getBytes(StandardCharsets.UTF_8), "not-json");
    String understood = quarantined("{{".getBytes(StandardCharsets.UTF_8), "not-json");
    database.run(tx -> tx.update("update quarantine set body = $2 where delivery_id = $1", understood, PagerDutyBodies.body("incident.triggered")));

    var answer = api().post("/api/quarantine/replay?reason=not-json").jsonPath();
    assertThat(answer.getInt("replayed")).isPositive();
    assertThat(answer.getList("stillFailing.id")).contains(stays).doesNotContain(understood);
    assertThat(api().post("/api/quarantine/" + understood + "/replay").jsonPath().getString("code")).isEqualTo("not-in-quarantine");
  }

  @Test
  void what_nobody_needs_any_more_is_taken_off_the_list() {
    String delivery = quarantined("]".getBytes(StandardCharsets.UTF_8), "not-json");
    assertThat(api().post("/api/quarantine/" + delivery + "/discard").statusCode()).isEqualTo(204);
    assertThat(api().get("/api/quarantine?most=1000").jsonPath().getList("deliveryId")).doesNotContain(delivery);
    assertThat(api().post("/api/quarantine/" + delivery + "/replay").jsonPath().getString("code")).isEqualTo("not-in-quarantine");
  }

  @Test
  void what_is_not_there_is_refused_and_nobody_reads_without_signing_in() {
    assertThat(api().get("/api/quarantine/nothing").jsonPath().getString("code")).isEqualTo("no-such-delivery");
    assertThat(given().get("/api/quarantine").statusCode()).isEqualTo(401);
  }

  private String quarantined(byte[] body, String reason) {
    String sender = senders.register("pagerduty", account, SECRET);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> Webhooks.pagerDuty(sender, SECRET, body));
      var kept = scenario.then(Topics.INGEST_EVENTS).await(IngestEvent.DeliveryQuarantined.class).payload();
      assertThat(kept.reason()).isEqualTo(reason);
      return kept.deliveryId();
    }
  }

  private static RequestSpecification api() {
    return given().header("Authorization", "Bearer " + IngestInfrastructure.ADMINISTRATOR).contentType("application/json");
  }
}
