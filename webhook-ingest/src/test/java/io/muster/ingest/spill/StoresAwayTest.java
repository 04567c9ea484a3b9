package io.muster.ingest.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.identity.IdentityCommand.ReconcileAccount;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Topics;
import io.muster.embedded.EmbeddedKafka;
import io.muster.embedded.EmbeddedPostgreSql;
import io.muster.ingest.Webhooks;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.testkit.topics.TopicRecorder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What senders are answered while PostgreSQL, or both stores, are away or silent. */
@QuarkusTest
@WithTestResource(StoppableStores.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoresAwayTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  private static final Duration SOON = Duration.ofSeconds(30);
  @Inject SenderFixture senders;
  @Inject Spill spill;
  EmbeddedKafka kafka;
  EmbeddedPostgreSql postgres;
  SilentLine line;

  private final String account = "account-" + UUID.randomUUID();

  @AfterEach
  void all_is_back() {
    line.speakAgain();
    kafka.startAgain();
    postgres.startAgain();
    await().atMost(SOON).until(() -> spill.isUp() && spill.depth() == 0 && data("log"));
  }

  @Test
  void while_postgresql_is_away_deliveries_are_taken_as_ever_and_told_once_it_is_back() {
    String sender = known();
    try (var events = TopicRecorder.fromNow(kafka.bootstrapServers(), Topics.INGEST_EVENTS)) {
      postgres.stop();
      Response answer = Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.triggered", "E-" + account, "2026-11-21T12:00:01Z"));
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.timeIn(TimeUnit.MILLISECONDS)).isLessThan(1_000);
      assertThat(RestAssured.get("/q/health/ready").statusCode()).as("still ready: Kafka keeps deliveries").isEqualTo(200);

      postgres.startAgain();
      assertThat(events.await(IncidentEvent.Triggered.class).payload().incident().id().account().name()).isEqualTo(account);
    }
  }

  @Test
  void while_both_are_away_a_sender_is_asked_to_come_back_within_a_second_and_what_it_delivers_again_counts_once() {
    String sender = known();
    byte[] body = PagerDutyBodies.body("incident.triggered", "B-" + account, "2026-11-21T12:00:01Z");
    Map<String, String> headers = Map.of("X-PagerDuty-Signature", Webhooks.signature(SECRET, body), "X-Webhook-Id", "hook-" + account);
    try (var events = TopicRecorder.fromNow(kafka.bootstrapServers(), Topics.INGEST_EVENTS);
        var wishes = TopicRecorder.fromNow(kafka.bootstrapServers(), Topics.IDENTITY_COMMANDS)) {
      kafka.stop();
      postgres.stop();
      for (int i = 0; i < 3; i++) {
        Response answer = Webhooks.once("pagerduty", sender, headers, body);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("delivery-not-kept");
        assertThat(answer.timeIn(TimeUnit.MILLISECONDS)).as("delivery %d", i).isLessThan(1_000);
      }
      await().atMost(SOON).until(() -> RestAssured.get("/q/health/ready").statusCode() == 503);

      kafka.startAgain();
      postgres.startAgain();
      await().atMost(SOON).until(() -> Webhooks.once("pagerduty", sender, headers, body).statusCode() == 202);
      assertThat(Webhooks.once("pagerduty", sender, headers, body).statusCode()).isEqualTo(202);
      events.await(IncidentEvent.Triggered.class, event -> event.incident().id().account().name().equals(account));
      events.andNothingElse(Duration.ofSeconds(2));
      ReconcileAccount wish = wishes.await(ReconcileAccount.class, asked -> asked.account().name().equals(account)).payload();
      assertThat(wish.reason()).as("a tool that does not repeat has told something that nobody knows").isEqualTo("deliveries-missed");
    }
  }

  @Test
  void while_kafka_is_away_and_postgresql_silent_the_answer_still_comes_within_a_second() {
    String sender = known();
    // With a connection that is open and says nothing, nobody refuses: only the budgets end the waiting.
    line.fallSilent();
    kafka.stop();
    for (int i = 0; i < 3; i++) {
      Response answer = Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated", "S" + i + account, "2026-11-21T12:00:00Z"));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.timeIn(TimeUnit.MILLISECONDS)).as("delivery %d", i).isLessThan(1_000);
    }
  }

  private String known() {
    String sender = senders.register("pagerduty", account, SECRET);
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated", "K-" + account, "2026-11-21T12:00:00Z")).statusCode()).isEqualTo(202);
    return sender;
  }

  private static boolean data(String store) {
    return Boolean.TRUE.equals(RestAssured.get("/q/health/ready").jsonPath().get("checks.find { it.name == 'deliveries can be kept' }.data." + store));
  }
}
