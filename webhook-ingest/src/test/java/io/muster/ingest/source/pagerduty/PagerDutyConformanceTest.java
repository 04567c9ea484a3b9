package io.muster.ingest.source.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.contracts.incident.AccountId;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against what PagerDuty publishes, where that stands beside the checkout. */
@Tag("conformance")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerDutyConformanceTest {
  private static final Path CONTRACTS = Path.of(System.getProperty("muster.contracts", "absent"), "pagerduty");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final PagerDutySource source = new PagerDutySource();

  @BeforeAll
  static void needs_the_contracts() {
    assumeTrue(Files.isDirectory(CONTRACTS), "the vendors' contracts do not stand beside this checkout");
  }

  @Test
  void every_published_event_type_has_a_delivery_and_a_golden_file() throws IOException {
    var published = new TreeSet<String>();
    eventTypes().forEach(type -> published.add(type.path("event_type").asText()));

    assertThat(published).hasSize(31);
    assertThat(new TreeSet<>(PagerDutyBodies.types())).isEqualTo(published);
  }

  @Test
  void every_published_sample_is_understood_under_every_event_type_that_carries_it() throws IOException {
    int understood = 0;
    for (JsonNode type : eventTypes()) {
      Path sample = CONTRACTS.resolve("samples/docs-data-" + type.path("data_type").asText() + ".json");
      if (Files.exists(sample)) {
        byte[] body = PagerDutyBodies.envelope(type.path("event_type").asText(), "E1", "2026-11-21T12:00:00Z", Files.readString(sample));
        assertThat(translate(body)).as(type.path("event_type").asText()).isNotInstanceOf(Translation.Untranslatable.class);
        understood++;
      }
    }
    assertThat(understood).as("all but the ping, whose delivery was recorded").isEqualTo(30);
  }

  @Test
  void every_published_or_recorded_envelope_is_understood() throws IOException {
    int understood = 0;
    try (var samples = Files.list(CONTRACTS.resolve("samples"))) {
      for (Path sample : samples.filter(file -> file.getFileName().toString().matches("(docs|recorded)-event-.*")).toList()) {
        assertThat(translate(Files.readAllBytes(sample))).as(sample.getFileName().toString()).isNotInstanceOf(Translation.Untranslatable.class);
        understood++;
      }
    }
    assertThat(understood).isEqualTo(5);
  }

  private static JsonNode eventTypes() throws IOException {
    return JSON.readTree(CONTRACTS.resolve("webhook-v3-event-types.json").toFile()).path("event_types");
  }

  private Translation translate(byte[] body) {
    return source.translate(
        new Delivery("D1", "S1", new AccountId("pagerduty", "north"), Optional.empty(), Instant.EPOCH, DeliveryHeaders.of(Map.of()), body));
  }
}
