package io.muster.ingest.incident;

import static io.muster.ingest.incident.ObservationBuilder.ANN;
import static io.muster.ingest.incident.ObservationBuilder.BOB;
import static io.muster.ingest.incident.ObservationBuilder.SUBJECT;
import static io.muster.ingest.incident.ObservationBuilder.noonPlus;
import static io.muster.ingest.incident.ObservationBuilder.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Visibility;
import io.muster.contracts.ingest.IncidentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReducerTest {
  private final Reducer reducer = new Reducer(incident -> List.of(ActionOffer.button("acknowledge", "Acknowledge", ActionOffer.Weight.FIRST)));
  private final List<IncidentEvent> events = new ArrayList<>();
  private KnownIncident known = KnownIncident.nothing(SUBJECT);
  private long revision;
  private boolean wanting;

  @Test
  void a_trigger_an_acknowledgement_and_a_resolve_are_three_revisions() {
    fold(triggered(0), acknowledged(1000), resolved(2000));

    assertThat(events).extracting(Object::getClass).containsExactly(IncidentEvent.Triggered.class, IncidentEvent.Acknowledged.class, IncidentEvent.Resolved.class);
    assertThat(events).extracting(event -> event.incident().revision()).containsExactly(1L, 2L, 3L);
    assertThat(events).noneMatch(event -> event.occurrence().late());
    assertThat(last().occurrence().changes()).containsExactly(Change.RESOLVED);
    assertThat(last().incident().status().by()).contains(BOB);
  }

  @Test
  void the_same_delivery_again_tells_nothing() {
    fold(triggered(0), triggered(0));

    assertThat(events).hasSize(1);
    assertThat(revision).isEqualTo(1);
  }

  @Test
  void a_note_before_its_trigger_is_kept_and_the_incident_is_asked_for() {
    fold(note(500));
    assertThat(events).isEmpty();
    assertThat(wanting).isTrue();

    fold(triggered(0));
    assertThat(events).hasSize(1);
    assertThat(wanting).isFalse();
    assertThat(last()).isInstanceOf(IncidentEvent.Triggered.class);
    assertThat(last().incident().notes()).extracting(Facet.Note::text).containsExactly("look at the proxy");
  }

  @Test
  void a_private_stub_tells_nobody_anything_until_it_is_read_and_stays_private() {
    fold(observed("e1", 0).stub().with(new Facet.Seen(Visibility.Kind.PRIVATE)).build());
    assertThat(events).isEmpty();
    assertThat(wanting).isTrue();

    fold(observed("r1", 900).reading().status(Phase.TRIGGERED, null).title("Payroll").with(new PeopleFacet.Member(ANN, true)).build());
    assertThat(last().incident().visibility()).isEqualTo(new Visibility(Visibility.Kind.PRIVATE, List.of(ANN)));
  }

  @Test
  void what_nobody_said_to_be_public_is_shown_to_nobody() {
    fold(observed("e1", 0).status(Phase.TRIGGERED, null).title("Payroll").build());

    assertThat(last().incident().visibility().open()).isFalse();
  }

  @Test
  void an_acknowledgement_told_after_the_resolve_does_not_take_the_resolve_back() {
    fold(triggered(0), resolved(2000), acknowledged(1000));

    assertThat(last().incident().status().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(last().incident().status().since()).isEqualTo(noonPlus(2000));
    assertThat(last()).isInstanceOf(IncidentEvent.Updated.class);
    assertThat(last().occurrence().late()).isTrue();
    assertThat(last().incident().timeline()).extracting(Facet.Happening::change).containsExactly(Change.TRIGGERED, Change.ACKNOWLEDGED, Change.RESOLVED);
  }

  @Test
  void reopening_makes_it_open_again() {
    fold(triggered(0), resolved(2000), snapshot("e4", 3000, Phase.TRIGGERED, Change.REOPENED).build());

    assertThat(last()).isInstanceOf(IncidentEvent.Reopened.class);
    assertThat(last().incident().status().phase()).isEqualTo(Phase.TRIGGERED);
    assertThat(last().occurrence().late()).isFalse();
  }

  @Test
  void a_reading_of_the_same_second_does_not_take_back_what_the_webhook_told() {
    Observation reading = observed("r1", 0).reading().status(Phase.TRIGGERED, null).title("Disk full").shown().build();

    fold(snapshot("e2", 400, Phase.ACKNOWLEDGED, Change.ACKNOWLEDGED).build(), reading);

    assertThat(last().incident().status().phase()).isEqualTo(Phase.ACKNOWLEDGED);
  }

  @Test
  void a_later_reading_mends_what_a_lost_webhook_would_have_told() {
    fold(triggered(400), observed("r1", 5000).reading().status(Phase.RESOLVED, BOB).title("Disk full").shown().build());

    assertThat(last()).isInstanceOf(IncidentEvent.Resolved.class);
    assertThat(last().occurrence().by()).contains(BOB);
  }

  @Test
  void a_reading_that_confirms_what_is_known_tells_nothing() {
    fold(triggered(400), observed("r1", 60_000).reading().status(Phase.TRIGGERED, null).title("Disk full").shown().build());

    assertThat(events).hasSize(1);
  }

  @Test
  void an_answer_and_its_webhook_resolve_once() {
    Observation answer = observed("a1", 2000).reading().status(Phase.RESOLVED, BOB).title("Disk full").shown().build();

    fold(triggered(0), answer, resolved(2400));

    assertThat(events).filteredOn(event -> event instanceof IncidentEvent.Resolved).hasSize(1);
  }

  @Test
  void each_facet_of_a_reading_carries_its_own_clock() {
    // The reading is newer in its title, older in its assignees: both survive.
    fold(triggered(0), observed("e2", 3000).assignees(BOB).build());
    fold(new Observation(SUBJECT, "r1", Observation.Origin.READING, true,
        List.of(
            new io.muster.contracts.incident.ObservedFacet(new Facet.Text(Facet.Purpose.TITLE, "Disk full on db1"), noonPlus(4000)),
            new io.muster.contracts.incident.ObservedFacet(new PeopleFacet.Assignees(List.of(ANN)), noonPlus(1000)))));

    assertThat(last().incident().title()).isEqualTo("Disk full on db1");
    assertThat(last().incident().people().assignees()).containsExactly(BOB);
    assertThat(last().occurrence().changes()).containsExactly(Change.TEXT_CHANGED);
  }

  @Test
  void a_note_is_news_although_somebody_acknowledged_a_moment_later() {
    fold(triggered(0), acknowledged(1000), note(900));

    assertThat(last()).isInstanceOf(IncidentEvent.Annotated.class);
    assertThat(last().occurrence().late()).isFalse();
  }

  @Test
  void a_note_of_before_the_resolve_is_told_late() {
    fold(triggered(0), resolved(2000), note(900));

    assertThat(last().occurrence().late()).isTrue();
    assertThat(last().incident().notes()).hasSize(1);
  }

  @Test
  void escalating_is_one_change_although_somebody_else_has_it() {
    fold(triggered(0), snapshot("e2", 1000, Phase.TRIGGERED, Change.ESCALATED).assignees(BOB).build());

    assertThat(last()).isInstanceOf(IncidentEvent.Escalated.class);
    assertThat(last().occurrence().changes()).containsExactly(Change.ESCALATED);
  }

  @Test
  void other_news_does_not_change_since_when_and_by_whom() {
    fold(triggered(0), acknowledged(1000));
    fold(observed("e5", 4000).status(Phase.ACKNOWLEDGED, null).title("Disk full").shown().happening(Change.PRIORITY_CHANGED, BOB).build());

    Incident shown = last().incident();
    assertThat(shown.status().since()).isEqualTo(noonPlus(1000));
    assertThat(shown.status().by()).contains(ANN);
  }

  @Test
  void what_the_subject_does_not_allow_is_not_offered_and_what_it_defines_is() {
    ActionOffer own = ActionOffer.button("drain", "Drain the queue", ActionOffer.Weight.MORE);
    fold(triggered(0), observed("e2", 10).with(new Facet.Unavailable("acknowledge", true, Optional.empty())).with(new Facet.OwnAction(own, true)).build());

    assertThat(last().incident().offers()).containsExactly(own);
  }

  @Test
  void however_much_is_told_the_incident_stays_of_a_size_that_travels() {
    fold(triggered(0));
    for (int i = 0; i < 300; i++) {
      fold(observed("n" + i, 10 + i).note("note" + i, "x".repeat(20_000)).happening(Change.NOTE_ADDED, ANN).build());
    }

    Incident shown = last().incident();
    assertThat(shown.notes()).hasSize(100).allMatch(Facet.Note::shortened);
    assertThat(shown.notes().getLast().id()).isEqualTo("note299");
    assertThat(shown.timeline()).hasSize(50);
    assertThat(io.muster.contracts.wire.EnvelopeCodec.payloadBytes(last()).length).isLessThan(900_000);
  }

  @Test
  void what_the_tool_knows_again_is_as_it_reads_now_and_what_it_closed_itself_is_not_doubted() {
    fold(triggered(300));
    fold(known.closing(noonPlus(9000)).orElseThrow());
    assertThat(last().incident().status().phase()).isEqualTo(Phase.CLOSED);
    known = known.doubted();
    fold(observed("r1", 0).reading().status(Phase.TRIGGERED, null).build());
    assertThat(last()).isInstanceOf(IncidentEvent.Reopened.class);

    fold(resolved(2000));
    assertThat(known.doubted()).isEqualTo(known);
  }

  private static ObservationBuilder snapshot(String id, long millis, Phase phase, Change change) {
    return observed(id, millis).status(phase, phase == Phase.ACKNOWLEDGED ? ANN : BOB).title("Disk full").shown().happening(change, phase == Phase.ACKNOWLEDGED ? ANN : BOB);
  }

  private static Observation triggered(long millis) {
    return snapshot("e1", millis, Phase.TRIGGERED, Change.TRIGGERED).build();
  }

  private static Observation acknowledged(long millis) {
    return snapshot("e2", millis, Phase.ACKNOWLEDGED, Change.ACKNOWLEDGED).build();
  }

  private static Observation resolved(long millis) {
    return snapshot("e3", millis, Phase.RESOLVED, Change.RESOLVED).build();
  }

  private static Observation note(long millis) {
    return observed("n1", millis).stub().shown().note("N1", "look at the proxy").happening(Change.NOTE_ADDED, ANN).build();
  }

  private void fold(Observation... observations) {
    for (Observation observation : observations) {
      Reduction reduction = reducer.reduce(known, revision, observation);
      known = reduction.known();
      revision = reduction.revision();
      wanting = reduction.wanting();
      reduction.event().ifPresent(events::add);
    }
  }

  private IncidentEvent last() {
    return events.getLast();
  }
}
