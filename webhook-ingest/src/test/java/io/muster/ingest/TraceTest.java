package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.testkit.topics.Recorded;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** One trace from the webhook's request on. */
@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  @Inject Quiet quiet;
  @Inject SenderFixture senders;

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  @Test
  void a_delivery_and_what_it_led_to_belong_to_the_trace_of_its_request() {
    String account = "account-" + UUID.randomUUID();
    String sender = known(account);
    String trace = UUID.randomUUID().toString().replace("-", "");
    try (var scenario = Scenario.watching(Topics.DELIVERIES, Topics.INGEST_EVENTS)) {
      scenario.when(() -> deliver(sender, account, Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")));
      Recorded delivery = scenario.then(Topics.DELIVERIES).awaitRecord(record -> record.wire().headers().get("muster-sender").equals(sender));
      Recorded event = scenario.then(Topics.INGEST_EVENTS).awaitRecord(record -> record.as(IncidentEvent.Triggered.class).isPresent());

      assertThat(parts(delivery)[1]).isEqualTo(trace);
      assertThat(parts(delivery)[2]).as("the server's own span").isNotEqualTo("00f067aa0ba902b7");
      assertThat(parts(event)[1]).isEqualTo(trace);
      assertThat(parts(event)[2]).as("the span of assembly").isNotEqualTo(parts(delivery)[2]);
    }
  }

  @Test
  void a_request_without_a_trace_begins_one() {
    String account = "account-" + UUID.randomUUID();
    String sender = known(account);
    try (var scenario = Scenario.watching(Topics.DELIVERIES, Topics.INGEST_EVENTS)) {
      scenario.when(() -> deliver(sender, account, Map.of()));
      Recorded delivery = scenario.then(Topics.DELIVERIES).awaitRecord(record -> record.wire().headers().get("muster-sender").equals(sender));
      Recorded event = scenario.then(Topics.INGEST_EVENTS).awaitRecord(record -> record.as(IncidentEvent.Triggered.class).isPresent());

      assertThat(delivery.wire().headers().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
      assertThat(parts(event)[1]).isEqualTo(parts(delivery)[1]);
    }
  }

  private String known(String account) {
    String sender = senders.register("pagerduty", account, SECRET);
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated", "K-" + account, "2026-11-21T12:00:00Z")).statusCode()).isEqualTo(202);
    quiet.settle();
    return sender;
  }

  private static void deliver(String sender, String account, Map<String, String> more) {
    byte[] body = PagerDutyBodies.body("incident.triggered", "E-" + account, "2026-11-21T12:00:01Z");
    var headers = new java.util.HashMap<>(more);
    headers.put("X-PagerDuty-Signature", Webhooks.signature(SECRET, body));
    assertThat(Webhooks.once("pagerduty", sender, headers, body).statusCode()).isEqualTo(202);
  }

  private static String[] parts(Recorded record) {
    return record.wire().headers().get("traceparent").split("-");
  }
}
