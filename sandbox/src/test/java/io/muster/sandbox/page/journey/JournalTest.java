package io.muster.sandbox.page.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.contracts.wire.WireRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final AccountId ACME = new AccountId("pagerduty", "acme");
  private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");

  private final List<String> changed = new ArrayList<>();
  private final Journal journal = new Journal(changed::add);

  @Test
  void the_newest_two_thousand_incidents_are_kept() {
    for (int i = 0; i < 2_001; i++) {
      deliver("Q" + i, i);
    }
    assertThat(hops("Q0")).isEmpty();
    assertThat(hops("Q1")).hasSize(1);
    assertThat(hops("Q2000")).hasSize(1);
  }

  @Test
  void an_incident_that_goes_on_is_newer_than_one_that_does_not() {
    for (int i = 0; i < 2_000; i++) {
      deliver("Q" + i, i);
    }
    deliver("Q0", 5_000);
    deliver("Q2000", 6_000);
    assertThat(hops("Q0")).hasSize(2);
    assertThat(hops("Q1")).isEmpty();
  }

  @Test
  void of_an_incident_without_end_its_beginning_and_its_newest_hops_are_kept() {
    for (int i = 0; i < 1_000; i++) {
      deliver("Q", i);
    }
    List<Moment> hops = hops("Q");
    assertThat(hops).hasSize(300);
    assertThat(hops.getFirst().at()).isEqualTo(START);
    assertThat(hops.get(49).at()).isEqualTo(START.plusMillis(49));
    assertThat(hops.get(50).at()).isEqualTo(START.plusMillis(750));
    assertThat(hops.getLast().at()).isEqualTo(START.plusMillis(999));
  }

  @Test
  void the_number_of_all_hops_is_bounded() {
    for (int incident = 0; incident < 400; incident++) {
      for (int i = 0; i < 300; i++) {
        deliver("Q" + incident, i);
      }
    }
    int kept = 0;
    for (int incident = 0; incident < 400; incident++) {
      kept += hops("Q" + incident).size();
    }
    assertThat(kept).isBetween(79_000, 80_000);
    assertThat(hops("Q399")).hasSize(300);
  }

  @Test
  void a_delivery_in_which_no_incident_was_seen_is_in_no_journey() {
    journal.take(TopicRecord.of(Topics.DELIVERIES, "sender-1", START, Map.of(), new byte[0]));
    assertThat(changed).isEmpty();
  }

  @Test
  void a_message_that_this_version_does_not_know_is_passed_over() {
    journal.take(TopicRecord.of(Topics.BOT_EVENTS, key("Q"), START, Map.of("ce_type", "card.painted.v9"), "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(hops("Q")).isEmpty();
  }

  @Test
  void a_message_that_a_service_could_not_work_on_is_told_with_the_reason_even_where_it_cannot_be_read() {
    Map<String, String> headers = Map.of("muster_dead_reason", "bad-json", "ce_id", "message-1", "ce_type", "show-incident.v1");
    journal.take(TopicRecord.of(Topics.deadLettersOf("mapping"), key("Q"), START, headers, "{".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Moment set = hops("Q").getFirst();
    assertThat(set.who()).isEqualTo("channel-mapping");
    assertThat(set.reference()).isEqualTo("message-1");
    assertThat(set.words().apply(null)).isEqualTo(
        new Told("Set aside: it could not be worked on", "Reason: bad json.", "What cannot be worked on holds up nothing else. ./muster dead-letters lists it and tries it again."));
  }

  @Test
  void of_readings_that_tell_nothing_new_only_the_last_is_kept() {
    for (int minute = 0; minute < 100; minute++) {
      read("Q", minute);
    }
    deliver("Q", 1);
    read("Q", 200);
    assertThat(hops("Q")).extracting(Moment::at).containsExactly(START.plusMillis(1), START.plusSeconds(99 * 60), START.plusSeconds(200 * 60));
  }

  private void read(String incident, int minute) {
    SubjectId subject = SubjectId.incident(ACME, incident);
    var command = new IngestCommand.ObserveIncident(new Observation(subject, "read" + minute, Observation.Origin.READING, true, List.of()));
    WireRecord wire =
        EnvelopeCodec.encode(
            new Envelope<>("m" + minute, "identity-linking", subject.key(), START.plusSeconds(minute * 60L), Optional.empty(), Optional.empty(), Optional.empty(), Principal.system("identity-linking"), command));
    journal.take(TopicRecord.of(Topics.INGEST_COMMANDS, wire.key(), START, wire.headers(), wire.value()));
  }

  private void deliver(String incident, int millis) {
    Map<String, String> headers = Map.of("muster-tool", "pagerduty", "muster-vendor-id", "w" + millis, "muster-received-at", START.plusMillis(millis).toString());
    journal.take(TopicRecord.of(Topics.DELIVERIES, key(incident), START, headers, new byte[0]));
  }

  private List<Moment> hops(String incident) {
    return journal.of(SubjectId.incident(ACME, incident)).moments();
  }

  private static String key(String incident) {
    return SubjectId.incident(ACME, incident).key();
  }
}
