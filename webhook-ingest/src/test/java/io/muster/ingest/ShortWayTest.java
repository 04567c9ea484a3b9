package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityCommand.ReconcileAccount;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SenderFixture;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The short way to intake and the long one lead to the same. */
@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShortWayTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  @Inject Quiet quiet;
  @Inject SenderFixture senders;
  @TestHTTPResource URI root;

  @BeforeEach
  void quiet_before_it_starts() {
    quiet.settle();
  }

  @Test
  void a_delivery_is_taken_and_kept_the_same_whichever_way_it_comes() {
    String sender = known();
    byte[] body = PagerDutyBodies.body("incident.triggered");
    for (var content : contents(body)) {
      try (var scenario = Scenario.watching(Topics.DELIVERIES)) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        scenario.when(() -> answers.add(sent(request(sender, content, Webhooks.signature(SECRET, body)))));

        HttpResponse<String> answer = answers.getFirst();
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.body()).matches("\\{\"status\":\"accepted\",\"deliveryId\":\"[0-9a-f-]{36}\"}");
        var record = scenario.then(Topics.DELIVERIES).awaitRecord(any -> any.wire().headers().get("muster-sender").equals(sender));
        assertThat(record.wire().value()).isEqualTo(body);
        assertThat(record.wire().key()).isEqualTo("pagerduty/short/incident/Q1TESTINCIDENT");
        assertThat(record.wire().headers().get("muster-original-headers")).contains("\"x-odd\":[\"one\",\"two\"]");
        assertThat(answer.body()).contains(record.wire().headers().get("muster-delivery-id"));
        scenario.andNothingElse();
      }
    }
  }

  @Test
  void a_body_that_comes_in_pieces_is_kept_whole() {
    String sender = known();
    byte[] first = PagerDutyBodies.body("incident.triggered");
    // JSON may end in blanks; the server hands over eight kilobytes at a time.
    byte[] body = Arrays.copyOf(first, 60_000);
    Arrays.fill(body, first.length, body.length, (byte) ' ');
    for (var content : contents(body)) {
      try (var scenario = Scenario.watching(Topics.DELIVERIES)) {
        scenario.when(() -> assertThat(sent(request(sender, content, Webhooks.signature(SECRET, body))).statusCode()).isEqualTo(202));

        var record = scenario.then(Topics.DELIVERIES).awaitRecord(any -> any.wire().headers().get("muster-sender").equals(sender));
        assertThat(record.wire().value()).isEqualTo(body);
        scenario.andNothingElse();
      }
    }
  }

  @Test
  void an_empty_body_is_answered_the_same_whichever_way_it_comes() {
    String sender = known();
    for (var content : contents(new byte[0])) {
      assertThat(sent(request(sender, content, "v1=" + "0".repeat(64))).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_forged_one_is_refused_the_same_whichever_way_it_comes() {
    String sender = known();
    byte[] body = PagerDutyBodies.body("incident.triggered");
    for (var content : contents(body)) {
      HttpResponse<String> answer = sent(request(sender, content, "v1=" + "0".repeat(64)));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
      assertThat(answer.body()).contains("\"code\":\"signature-mismatch\"", "\"status\":403", "\"detail\":", "\"instance\":\"urn:uuid:");
    }
  }

  @Test
  void what_nobody_expected_is_answered_and_made_good_the_same_whichever_way_it_comes() {
    String account = "stumbling-" + UUID.randomUUID();
    String sender = stumbling(account);
    for (var content : contents(new byte[] {1})) {
      try (var scenario = Scenario.watching(Topics.IDENTITY_COMMANDS)) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        scenario.when(() -> answers.add(sent(HttpRequest.newBuilder(root.resolve("/webhooks/stumbling/" + sender)).header("Stumble", "yes").POST(content).build())));

        HttpResponse<String> answer = answers.getFirst();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"delivery-not-kept\"").doesNotContain("another version");
        ReconcileAccount wish = scenario.then(Topics.IDENTITY_COMMANDS).await(ReconcileAccount.class).payload();
        assertThat(wish.account().name()).isEqualTo(account);
        assertThat(wish.reason()).isEqualTo("deliveries-missed");
        scenario.andNothingElse();
      }
    }
    assertThat(RestAssured.get("/q/metrics").asString()).contains("muster_ingest_deliveries_total{outcome=\"deferred\",reason=\"unexpected\",tool=\"stumbling\"} 2.0");
  }

  @Test
  void a_tool_s_own_code_that_fails_at_its_first_look_costs_a_proven_sender_no_delivery() {
    String sender = stumbling("stumbling-" + UUID.randomUUID());
    for (var content : contents(new byte[] {1})) {
      try (var scenario = Scenario.watching(Topics.DELIVERIES)) {
        scenario.when(() -> assertThat(sent(HttpRequest.newBuilder(root.resolve("/webhooks/stumbling/" + sender)).POST(content).build()).statusCode()).isEqualTo(202));

        var record = scenario.then(Topics.DELIVERIES).awaitRecord(any -> any.wire().headers().get("muster-sender").equals(sender));
        assertThat(record.wire().key()).isEqualTo(sender);
        scenario.andNothingElse();
      }
    }
  }

  @Test
  void deliveries_are_measured_together_whoever_sent_them() {
    String sender = known();

    assertThat(RestAssured.get("/q/metrics").asString()).contains("uri=\"/webhooks/{tool}/{senderId}\"").doesNotContain(sender);
  }

  /** By the short way, and without a length by the long one. */
  private static List<HttpRequest.BodyPublisher> contents(byte[] body) {
    return List.of(BodyPublishers.ofByteArray(body), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
  }

  /** A sender of the tool that stumbles, which intake knows by now. */
  private String stumbling(String account) {
    String sender = senders.registerWithoutSecret("stumbling", account);
    assertThat(Webhooks.post("stumbling", sender, Map.of(), new byte[] {1}).statusCode()).isEqualTo(202);
    quiet.settle();
    return sender;
  }

  /** A sender that intake knows by now. */
  private String known() {
    String sender = senders.register("pagerduty", "short", SECRET);
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated")).statusCode()).isEqualTo(202);
    quiet.settle();
    return sender;
  }

  private static HttpResponse<String> sent(HttpRequest request) {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }
  }

  private HttpRequest request(String sender, HttpRequest.BodyPublisher content, String signature) {
    return HttpRequest.newBuilder(root.resolve("/webhooks/pagerduty/" + sender))
        .header("X-PagerDuty-Signature", signature)
        .header("X-Odd", "one")
        .header("x-odd", "two")
        .POST(content)
        .build();
  }
}
