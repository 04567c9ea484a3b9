package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.ingest.IngestEvent;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntakeTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  private static final int MOST = 512 * 1024;
  @Inject Quiet quiet;
  @Inject SenderFixture senders;
  @TestHTTPResource URI root;

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  static Set<String> types() {
    return PagerDutyBodies.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void every_event_type_of_a_proven_sender_is_accepted(String type) {
    String sender = senders.register("pagerduty", "types", SECRET);

    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body(type)).statusCode()).isEqualTo(202);
  }

  @Test
  void an_accepted_delivery_is_answered_with_its_id() {
    String sender = senders.register("pagerduty", "north", SECRET);

    Response answer = Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.jsonPath().getString("status")).isEqualTo("accepted");
    assertThat(UUID.fromString(answer.jsonPath().getString("deliveryId")).version()).isEqualTo(7);
  }

  @Test
  void nobody_gets_in_without_a_proof_and_learns_why() {
    String sender = senders.register("pagerduty", "north", SECRET);
    byte[] body = PagerDutyBodies.body("incident.triggered");
    String right = Webhooks.signature(SECRET, body);

    assertThat(refusal(sender, Map.of(), body)).isEqualTo("signature-missing");
    assertThat(refusal(sender, Map.of("X-PagerDuty-Signature", right.substring(0, 20)), body)).isEqualTo("signature-malformed");
    assertThat(refusal(sender, Map.of("X-PagerDuty-Signature", "v2=" + right.substring(3)), body)).isEqualTo("signature-version-unknown");
    assertThat(refusal(sender, Map.of("X-PagerDuty-Signature", Webhooks.signature("another secret of another one", body)), body)).isEqualTo("signature-mismatch");
    assertThat(metrics()).contains("outcome=\"refused\",reason=\"signature-mismatch\",tool=\"pagerduty\"");
  }

  @Test
  void a_sender_cannot_deliver_under_another_tool_s_address() {
    String sender = senders.register("pagerduty", "north", SECRET);
    byte[] body = PagerDutyBodies.body("incident.triggered");
    Webhooks.pagerDuty(sender, SECRET, body);

    Response answer = Webhooks.once("acme", sender, Map.of(), body);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.jsonPath().getString("code")).isEqualTo("no-such-sender");
  }

  @Test
  void an_unknown_sender_is_told_so() {
    Response answer = Webhooks.once("pagerduty", "nobody", Map.of(), new byte[] {1});

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).contains("application/problem+json");
  }

  @Test
  void a_sender_whose_secret_is_on_its_way_is_asked_to_come_back() {
    String sender = senders.registerWithoutSecret("pagerduty", "north");

    Response answer = Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.triggered"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.jsonPath().getString("code")).isEqualTo("sender-not-ready");
  }

  @Test
  void a_removed_sender_is_accepted_and_nothing_happens() {
    String sender = senders.register("pagerduty", "removed", SECRET);
    Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated"));
    senders.remove(sender);
    byte[] forged = "anything, signed by nobody".getBytes(StandardCharsets.UTF_8);
    await().until(() -> Webhooks.once("pagerduty", sender, Map.of(), forged).statusCode() == 202);

    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS, Topics.DELIVERIES)) {
      scenario.when(() -> assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.triggered")).statusCode()).isEqualTo(202));
      scenario.andNothingElse();
    }
  }

  @Test
  void a_body_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() {
    String sender = senders.register("pagerduty", "large", SECRET);
    byte[] full = padded(MOST);
    byte[] over = padded(MOST + 1);

    assertThat(Webhooks.pagerDuty(sender, SECRET, full).statusCode()).isEqualTo(202);
    assertThat(Webhooks.pagerDuty(sender, SECRET, over).statusCode()).isEqualTo(413);
  }

  @Test
  void a_proven_sender_is_never_told_4xx_whatever_it_sends() {
    String sender = senders.register("pagerduty", "fuzz", SECRET);
    var random = new Random(20261121);
    byte[] whole = PagerDutyBodies.body("incident.triggered");
    for (int i = 0; i < 150; i++) {
      byte[] body = whole.clone();
      for (int change = random.nextInt(8); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      assertThat(Webhooks.pagerDuty(sender, SECRET, body).statusCode()).as("case %d", i).isEqualTo(202);
    }
    assertThat(Webhooks.pagerDuty(sender, SECRET, new byte[0]).statusCode()).isEqualTo(202);
  }

  @Test
  void what_cannot_be_read_is_accepted_and_kept_in_quarantine() {
    String sender = senders.register("pagerduty", "broken", SECRET);
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> assertThat(Webhooks.pagerDuty(sender, SECRET, "{\"event\":".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(202));

      var kept = scenario.then(Topics.INGEST_EVENTS).await(IngestEvent.DeliveryQuarantined.class).payload();
      assertThat(kept.reason()).isEqualTo("not-json");
      assertThat(kept.senderId()).isEqualTo(sender);
      scenario.andNothingElse();
    }
  }

  @Test
  void a_secret_never_comes_with_a_delivery_into_the_log() {
    String sender = senders.register("pagerduty", "quiet", SECRET);
    byte[] body = PagerDutyBodies.body("service.updated");
    try (var scenario = Scenario.watching(Topics.DELIVERIES)) {
      scenario.when(
          () ->
              Webhooks.post(
                  "pagerduty", sender, Map.of("X-PagerDuty-Signature", Webhooks.signature(SECRET, body), "Authorization", "Bearer letmein", "X-Note", "kept"), body));

      var record = scenario.then(Topics.DELIVERIES).awaitRecord(any -> true);
      assertThat(record.wire().value()).isEqualTo(body);
      assertThat(record.wire().headers().toString()).contains("kept").doesNotContain("letmein").doesNotContain(SECRET);
      assertThat(record.wire().headers()).containsEntry("muster-sender", sender).containsEntry("muster-tool", "pagerduty").containsEntry("muster-account", "quiet");
    }
  }

  @Test
  void the_deliveries_of_one_incident_lie_under_one_key() {
    String sender = senders.register("pagerduty", "keyed", SECRET);
    try (var scenario = Scenario.watching(Topics.DELIVERIES)) {
      scenario.when(
          () -> {
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.triggered"));
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.annotated"));
            Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("incident.role.assigned"));
          });
      for (int i = 0; i < 3; i++) {
        assertThat(scenario.then(Topics.DELIVERIES).awaitRecord(any -> true).wire().key()).isEqualTo("pagerduty/keyed/incident/Q1TESTINCIDENT");
      }
      scenario.andNothingElse();
    }
  }

  @Test
  void a_request_that_never_comes_to_its_end_is_cut_off() throws Exception {
    try (var socket = new Socket("127.0.0.1", root.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("POST /webhooks/pagerduty/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      InputStream answer = socket.getInputStream();
      // The end of the stream, not the patience of this test.
      assertThat(answer.read()).isEqualTo(-1);
    }
  }

  private static String refusal(String sender, Map<String, String> headers, byte[] body) {
    Response answer = Webhooks.post("pagerduty", sender, headers, body);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.contentType()).contains("application/problem+json");
    return answer.jsonPath().getString("code");
  }

  private static byte[] padded(int length) {
    byte[] body = new byte[length];
    java.util.Arrays.fill(body, (byte) ' ');
    byte[] json = PagerDutyBodies.body("service.updated");
    System.arraycopy(json, 0, body, 0, json.length);
    return body;
  }

  private static String metrics() {
    return RestAssured.get("/q/metrics").asString();
  }
}
