package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
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
    for (var content : List.of(BodyPublishers.ofByteArray(body), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
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
  void a_forged_one_is_refused_the_same_whichever_way_it_comes() {
    String sender = known();
    byte[] body = PagerDutyBodies.body("incident.triggered");
    for (var content : List.of(BodyPublishers.ofByteArray(body), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
      HttpResponse<String> answer = sent(request(sender, content, "v1=" + "0".repeat(64)));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
      assertThat(answer.body()).contains("\"code\":\"signature-mismatch\"", "\"status\":403", "\"detail\":", "\"instance\":\"urn:uuid:");
    }
  }

  @Test
  void deliveries_are_measured_together_whoever_sent_them() {
    String sender = known();

    assertThat(RestAssured.get("/q/metrics").asString()).contains("uri=\"/webhooks/{tool}/{senderId}\"").doesNotContain(sender);
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
