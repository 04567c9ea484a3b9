package io.muster.ingest.source.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.MessageJson;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event type has a golden file; write them anew with {@code -Dgoldens=write} and read the difference. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerDutyTranslationTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens/pagerduty");
  private static final AccountId ACCOUNT = new AccountId("pagerduty", "north");
  private static final ObjectMapper JSON =
      MessageJson.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT).enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private final PagerDutySource source = new PagerDutySource();

  static Stream<String> types() {
    return PagerDutyBodies.types().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_of_each_type_tells_what_its_golden_file_holds(String type) throws IOException {
    String told = JSON.writeValueAsString(Map.of(kind(translate(PagerDutyBodies.body(type))), content(translate(PagerDutyBodies.body(type))))) + "\n";

    Path golden = GOLDENS.resolve(type + ".json");
    if ("write".equals(System.getProperty("goldens"))) {
      Files.createDirectories(GOLDENS);
      Files.writeString(golden, told);
    }
    assertThat(golden).exists();
    assertThat(told).isEqualTo(Files.readString(golden));
  }

  @Test
  void every_golden_file_belongs_to_an_event_type() throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS)) {
      Set<String> goldens = files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")).collect(Collectors.toCollection(TreeSet::new));
      assertThat(goldens).isEqualTo(new TreeSet<>(PagerDutyBodies.types()));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_look_at_intake_and_the_translation_find_the_same_subject(String type) {
    byte[] body = PagerDutyBodies.body(type);

    Optional<SubjectId> translated =
        translate(body) instanceof Translation.Observations told ? Optional.of(told.observations().getFirst().subject()) : Optional.empty();

    assertThat(source.subject(ACCOUNT, body)).isEqualTo(translated);
  }

  @Test
  void a_merge_is_told_as_closed_with_what_it_was_merged_into() {
    byte[] body = PagerDutyBodies.envelope("incident.resolved", "E1", "2026-11-21T12:00:00Z", PagerDutyBodies.merged());

    Facet.Status status = facet(observation(body), Facet.Status.class);

    assertThat(status.phase()).isEqualTo(Phase.CLOSED);
    assertThat(status.mergedInto()).contains(SubjectId.incident(ACCOUNT, "Q2OTHER"));
  }

  @Test
  void a_type_that_is_not_known_yet_is_kept() {
    assertThat(translate(PagerDutyBodies.envelope("incident.teleported", "E1", "2026-11-21T12:00:00Z", "{}")))
        .isEqualTo(new Translation.Untranslatable("unknown-event-type"));
  }

  @Test
  void bytes_that_are_no_json_are_kept() {
    assertThat(translate("{\"event\":".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Translation.Untranslatable("not-json"));
    assertThat(translate(new byte[0])).isEqualTo(new Translation.Untranslatable("not-json"));
    assertThat(translate("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEqualTo(new Translation.Untranslatable("not-json"));
  }

  @Test
  void an_envelope_without_its_members_is_kept() {
    assertThat(translate("{\"messages\":[]}".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Translation.Untranslatable("no-event"));
  }

  @Test
  void a_note_that_refers_to_no_incident_is_kept() {
    assertThat(translate(PagerDutyBodies.envelope("incident.annotated", "E1", "2026-11-21T12:00:00Z", "{\"id\":\"N\",\"content\":\"x\"}")))
        .isEqualTo(new Translation.Untranslatable("no-subject"));
  }

  @Test
  void links_that_are_no_web_addresses_and_characters_that_nothing_can_hold_are_left_out() {
    String data = "{\"id\":\"Q1\",\"type\":\"incident\",\"number\":1,\"status\":\"triggered\",\"html_url\":\"javascript:alert(1)\",\"title\":\"a\\u0000b \\ud800 c\"}";

    Observation told = observation(PagerDutyBodies.envelope("incident.triggered", "E1", "2026-11-21T12:00:00Z", data));

    assertThat(facet(told, Facet.Reference.class).link()).isEmpty();
    assertThat(facet(told, Facet.Text.class).text()).isEqualTo("ab \ufffd c");
  }

  @Test
  void fields_that_are_not_told_are_not_taken_as_empty() {
    String data = "{\"id\":\"Q1\",\"type\":\"incident\",\"number\":1,\"status\":\"triggered\",\"title\":\"t\"}";

    Observation told = observation(PagerDutyBodies.envelope("incident.triggered", "E1", "2026-11-21T12:00:00Z", data));

    assertThat(told.facets()).noneMatch(observed -> observed.facet() instanceof ClassificationFacet.Priority || observed.facet() instanceof PeopleFacet.Assignees);
  }

  private Translation translate(byte[] body) {
    return source.translate(new Delivery("D1", "S1", ACCOUNT, Optional.empty(), Instant.EPOCH, DeliveryHeaders.of(Map.of()), body));
  }

  private Observation observation(byte[] body) {
    return ((Translation.Observations) translate(body)).observations().getFirst();
  }

  private static <F extends Facet> F facet(Observation told, Class<F> type) {
    return told.facets().stream().map(ObservedFacet::facet).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static String kind(Translation translation) {
    return translation.getClass().getSimpleName();
  }

  private static Object content(Translation translation) {
    return switch (translation) {
      case Translation.Observations told -> told.observations();
      case Translation.TestDelivery ignored -> "";
      case Translation.Nothing nothing -> nothing.reason();
      case Translation.Untranslatable untranslatable -> untranslatable.reason();
    };
  }
}
