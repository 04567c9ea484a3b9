package io.muster.ingest.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Topics;
import io.muster.embedded.EmbeddedKafka;
import io.muster.ingest.Webhooks;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.testkit.topics.Recorded;
import io.muster.testkit.topics.TopicRecorder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What happens while Kafka is away, and afterwards. */
@QuarkusTest
@WithTestResource(StoppableStores.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpillTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  @Inject SenderFixture senders;
  @Inject Spill spill;
  EmbeddedKafka kafka;

  @AfterEach
  void kafka_is_back() {
    kafka.startAgain();
  }

  @Test
  void no_delivery_waits_for_kafka_and_none_is_lost_or_told_twice() {
    String sender = senders.register("pagerduty", "spilling", SECRET);
    byte[] triggered = PagerDutyBodies.body("incident.triggered", "E1", "2026-11-21T12:00:01Z");
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated")).statusCode()).isEqualTo(202);

    kafka.stop();
    for (int i = 0; i < 5; i++) {
      Response answer = Webhooks.pagerDuty(sender, SECRET, i == 0 ? triggered : PagerDutyBodies.body("incident.annotated", "N" + i, "2026-11-21T12:00:0" + (i + 1) + "Z"));
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.timeIn(TimeUnit.MILLISECONDS)).as("delivery %d", i).isLessThan(1_500);
    }
    assertThat(spill.depth()).isGreaterThanOrEqualTo(4);
    assertThat(RestAssured.get("/q/health/ready").statusCode()).as("still ready: PostgreSQL keeps deliveries").isEqualTo(200);
    assertThat(RestAssured.get("/q/metrics").asString()).contains("muster_ingest_spill_depth").contains("outcome=\"spilled\"");

    kafka.startAgain();
    await().atMost(Duration.ofSeconds(30)).until(() -> spill.depth() == 0);

    try (var events = TopicRecorder.fromTheBeginning(kafka.bootstrapServers(), Topics.INGEST_EVENTS)) {
      events.await(IncidentEvent.Triggered.class);
      // All of them speak of one note: the first adds it, the others only happen.
      events.await(IncidentEvent.Annotated.class);
      for (int i = 2; i < 5; i++) {
        events.await(IncidentEvent.Updated.class);
      }
      events.andNothingElse(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_delivery_that_was_spilled_belongs_to_the_trace_of_its_request_when_it_comes_to_the_log() {
    String sender = senders.register("pagerduty", "spilled-in-a-trace", SECRET);
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated")).statusCode()).isEqualTo(202);

    kafka.stop();
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    byte[] body = PagerDutyBodies.body("service.updated", "T1", "2026-11-21T12:00:01Z");
    Map<String, String> headers = Map.of("X-PagerDuty-Signature", Webhooks.signature(SECRET, body), "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
    assertThat(Webhooks.once("pagerduty", sender, headers, body).statusCode()).isEqualTo(202);
    assertThat(spill.depth()).isPositive();

    kafka.startAgain();
    try (var log = TopicRecorder.fromTheBeginning(kafka.bootstrapServers(), Topics.DELIVERIES)) {
      Recorded record = log.awaitRecord(one -> one.wire().headers().get("muster-sender").equals(sender) && Arrays.equals(one.wire().value(), body));
      assertThat(record.wire().headers().get("traceparent")).startsWith("00-" + trace).doesNotContain("00f067aa0ba902b7");
    }
  }

  @Test
  void a_full_spill_asks_senders_to_come_back_and_the_service_is_not_ready() {
    String sender = senders.register("pagerduty", "overflowing", SECRET);
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated")).statusCode()).isEqualTo(202);

    kafka.stop();
    Response answer = null;
    for (int i = 0; i < 25; i++) {
      answer = Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated", "S" + i, "2026-11-21T12:00:00Z"));
    }
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.jsonPath().getString("code")).isEqualTo("delivery-not-kept");
    assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(503);

    kafka.startAgain();
    await().atMost(Duration.ofSeconds(30)).until(() -> spill.depth() == 0 && RestAssured.get("/q/health/ready").statusCode() == 200);
  }
}
