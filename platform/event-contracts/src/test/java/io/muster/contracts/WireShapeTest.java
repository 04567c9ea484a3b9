package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.wire.Decoded;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.MessageJson;
import io.muster.contracts.wire.MessageTypes;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.WireRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireShapeTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Instant WHEN = Instant.parse("2026-11-20T14:02:10Z");

  static Stream<Class<? extends Message>> everyMessage() {
    return MessageTypes.all().stream();
  }

  static Stream<Class<?>> everyFacet() {
    return leaves(Facet.class);
  }

  private static Stream<Class<?>> leaves(Class<?> family) {
    return family.isSealed() ? Arrays.stream(family.getPermittedSubclasses()).flatMap(WireShapeTest::leaves) : Stream.of(family);
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void every_message_keeps_the_shape_of_its_golden_file(Class<? extends Message> type) throws IOException {
    Message sample = Sample.of(type);
    Path golden = GOLDEN.resolve(MessageTypes.nameOf(type) + ".json");
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(golden, pretty(MessageJson.mapper().valueToTree(sample)));
    }
    assertThat(golden).as("a golden file for every message; write it with -Dgoldens.write=true").exists();
    JsonNode expected = MessageJson.mapper().readTree(golden.toFile());
    assertThat(MessageJson.mapper().readTree(EnvelopeCodec.payloadJson(sample))).isEqualTo(expected);
    assertThat(MessageJson.mapper().treeToValue(expected, type)).isEqualTo(sample);
  }

  @Test
  void no_golden_file_is_left_of_a_message_that_is_gone() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(MessageTypes.all().stream().map(MessageTypes::nameOf).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void every_wire_name_is_words_and_a_version(Class<? extends Message> type) {
    assertThat(MessageTypes.nameOf(type)).matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)*\\.v[1-9][0-9]*");
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void a_field_from_a_newer_writer_is_passed_over(Class<? extends Message> type) throws IOException {
    ObjectNode newer = MessageJson.mapper().valueToTree(Sample.of(type));
    newer.putObject("somethingNew").put("x", 1);
    assertThat(MessageJson.mapper().treeToValue(newer, type)).isEqualTo(Sample.of(type));
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void an_envelope_comes_back_as_it_was_sent(Class<? extends Message> type) {
    Envelope<Message> sent = envelope(Sample.of(type));
    WireRecord record = EnvelopeCodec.encode(sent);
    assertThat(record.headers()).containsEntry("ce_specversion", "1.0").containsEntry("ce_type", MessageTypes.nameOf(type));
    assertThat(EnvelopeCodec.decode(record)).isEqualTo(new Decoded.Understood(sent));
  }

  @ParameterizedTest
  @MethodSource("everyFacet")
  void every_facet_survives_the_wire(Class<?> facet) throws IOException {
    Facet sample = (Facet) Sample.of(facet);
    String json = MessageJson.mapper().writerFor(Facet.class).writeValueAsString(sample);
    assertThat(MessageJson.mapper().readValue(json, Facet.class)).isEqualTo(sample);
    assertThat(sample.slot()).isNotBlank();
  }

  @Test
  void a_facet_from_a_newer_writer_is_passed_over_and_the_others_are_kept() throws IOException {
    ObjectNode newer = MessageJson.mapper().valueToTree(Sample.of(IngestCommand.ObserveIncident.class));
    ObjectNode strange = MessageJson.mapper().createObjectNode();
    strange.putObject("facet").put("facet", "horoscope").put("sign", "Leo");
    strange.put("at", WHEN.toString());
    newer.withObject("observation").withArray("facets").add(strange);
    Observation read = MessageJson.mapper().treeToValue(newer, IngestCommand.ObserveIncident.class).observation();
    assertThat(read.facets()).hasSize(1);
  }

  @Test
  void a_change_from_a_newer_writer_reads_as_other() throws IOException {
    ObjectNode newer = MessageJson.mapper().valueToTree(Sample.of(IncidentEvent.Resolved.class));
    newer.withObject("occurrence").withArray("changes").removeAll().add("TELEPORTED");
    IncidentEvent read = MessageJson.mapper().treeToValue(newer, IncidentEvent.Resolved.class);
    assertThat(read.occurrence().changes()).containsExactly(Change.OTHER);
  }

  @Test
  void an_unknown_type_is_recognised_as_unknown() {
    WireRecord record = EnvelopeCodec.encode(envelope(Sample.of(IncidentEvent.Resolved.class)));
    assertThat(EnvelopeCodec.decode(with(record, "ce_type", "incident.levitated.v9")))
        .isEqualTo(new Decoded.Unrecognised("incident.levitated.v9"));
  }

  @Test
  void a_record_without_its_attributes_is_unreadable_and_says_which_is_missing() {
    WireRecord record = EnvelopeCodec.encode(envelope(Sample.of(IncidentEvent.Resolved.class)));
    for (String header : new String[] {"ce_type", "ce_id", "ce_source", "ce_time", "ce_principal"}) {
      assertThat(EnvelopeCodec.decode(with(record, header, null)))
          .isEqualTo(new Decoded.Unreadable(Decoded.Reason.MISSING_HEADER, header));
    }
  }

  @Test
  void bytes_that_are_no_message_are_unreadable() {
    WireRecord record = EnvelopeCodec.encode(envelope(Sample.of(IncidentEvent.Resolved.class)));
    for (String bytes : new String[] {"", "{", "null", "[]", "\"x\"", "{\"incident\":3}"}) {
      WireRecord broken = new WireRecord(record.key(), record.headers(), bytes.getBytes(StandardCharsets.UTF_8));
      assertThat(EnvelopeCodec.decode(broken))
          .as(bytes)
          .isInstanceOfSatisfying(
              Decoded.Unreadable.class, unreadable -> assertThat(unreadable.reason()).isEqualTo(Decoded.Reason.BAD_JSON));
    }
  }

  private static Envelope<Message> envelope(Message payload) {
    return new Envelope<>(
        "id-1", "webhook-ingest", "a-key", WHEN, Optional.of("t"), Optional.of("acme/north"), Optional.of("cause"), Principal.tool("s1"), payload);
  }

  private static WireRecord with(WireRecord record, String header, String value) {
    Map<String, String> headers = new HashMap<>(record.headers());
    if (value == null) {
      headers.remove(header);
    } else {
      headers.put(header, value);
    }
    return new WireRecord(record.key(), headers, record.value());
  }

  private static String pretty(JsonNode node) throws IOException {
    return MessageJson.mapper().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node) + "\n";
  }
}
