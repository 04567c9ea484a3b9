package io.muster.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.ingest.IngestEvent;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SenderFixture;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The recorded deliveries, byte for byte with their own secrets and signatures, where the vendors' contracts stand beside the checkout. */
@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@Tag("conformance")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedDeliveriesTest {
  private static final Path VECTORS = Path.of(System.getProperty("muster.contracts", "absent"), "pagerduty/signature-vectors.json");
  @Inject Quiet quiet;
  @Inject SenderFixture senders;

  @BeforeEach
  void needs_the_contracts() {
    assumeTrue(Files.exists(VECTORS), "the vendors' contracts do not stand beside this checkout");
    quiet.settle();
  }

  @Test
  void the_recorded_trigger_and_resolve_become_two_events_of_one_incident() throws IOException {
    JsonNode trigger = vector("recorded-TriggerIncident");
    String sender = senders.register("pagerduty", "recorded", trigger.path("secret").asText());
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(
          () -> {
            assertThat(post(sender, trigger).statusCode()).isEqualTo(202);
            assertThat(post(sender, vector("recorded-ResolveIncident")).statusCode()).isEqualTo(202);
          });

      IncidentEvent.Triggered triggered = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class).payload();
      IncidentEvent.Resolved resolved = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Resolved.class).payload();
      assertThat(triggered.incident().title()).isEqualTo("Test");
      assertThat(triggered.incident().revision()).isEqualTo(1);
      assertThat(resolved.incident().revision()).isEqualTo(2);
      assertThat(resolved.incident().id()).isEqualTo(triggered.incident().id());
      scenario.andNothingElse();
    }
  }

  @Test
  void the_recorded_ping_is_taken_as_a_test_of_the_sender() throws IOException {
    JsonNode ping = vector("recorded-ValidSignature");
    String sender = senders.register("pagerduty", "pinged", ping.path("secret").asText());
    try (var scenario = Scenario.watching(Topics.INGEST_EVENTS)) {
      scenario.when(() -> assertThat(post(sender, ping).statusCode()).isEqualTo(202));

      assertThat(scenario.then(Topics.INGEST_EVENTS).await(IngestEvent.SenderTested.class).payload().senderId()).isEqualTo(sender);
      scenario.andNothingElse();
    }
  }

  @Test
  void every_vector_is_accepted_or_refused_as_it_says_and_the_tampered_one_with_its_reason() throws IOException {
    int refused = 0;
    for (JsonNode vector : JsonMapper.builder().build().readTree(VECTORS.toFile()).path("vectors")) {
      String sender = senders.register("pagerduty", "v" + UUID.randomUUID(), vector.path("secret").asText());
      Response answer = post(sender, vector);
      if ("accept".equals(vector.path("expect").asText())) {
        assertThat(answer.statusCode()).as(vector.path("name").asText()).isEqualTo(202);
      } else {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.contentType()).contains("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("signature-mismatch");
        refused++;
      }
    }
    assertThat(refused).isEqualTo(1);
  }

  private static JsonNode vector(String name) throws IOException {
    for (JsonNode vector : JsonMapper.builder().build().readTree(VECTORS.toFile()).path("vectors")) {
      if (name.equals(vector.path("name").asText())) {
        return vector;
      }
    }
    throw new AssertionError("there is no vector " + name);
  }

  private static Response post(String sender, JsonNode vector) {
    byte[] body = vector.path("body").asText().getBytes(StandardCharsets.UTF_8);
    return Webhooks.post("pagerduty", sender, Map.of("X-PagerDuty-Signature", vector.path("header_X_PagerDuty_Signature").asText(), "X-Webhook-Id", UUID.randomUUID().toString()), body);
  }
}
