package io.muster.ingest.source.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ActionOffer.Weight;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.FormField;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import io.muster.contracts.incident.SubjectId;
import io.muster.ingest.incident.KnownIncident;
import io.muster.ingest.incident.Reducer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerDutyOffersTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final SubjectId SUBJECT = SubjectId.incident(new AccountId("pagerduty", "globex"), "Q1");

  @Test
  void a_triggered_incident_offers_acknowledge_first_and_resolve_beside_it_and_the_rest_behind_more() {
    List<ActionOffer> offers = offers(Phase.TRIGGERED, Optional.empty());
    assertThat(offers).extracting(ActionOffer::verb)
        .containsExactly("acknowledge", "resolve", "note", "status-update", "reassign", "escalate", "priority", "urgency");
    assertThat(offers).extracting(ActionOffer::weight).startsWith(Weight.FIRST, Weight.BESIDE).filteredOn(weight -> weight != Weight.MORE).hasSize(2);
  }

  @Test
  void an_acknowledged_one_offers_resolve_first_and_a_note_beside_it_and_can_be_put_back_and_snoozed() {
    List<ActionOffer> offers = offers(Phase.ACKNOWLEDGED, Optional.empty());
    assertThat(offers).extracting(ActionOffer::label).startsWith("Resolve", "Add note");
    assertThat(offers).extracting(ActionOffer::weight).startsWith(Weight.FIRST, Weight.BESIDE).filteredOn(weight -> weight != Weight.MORE).hasSize(2);
    assertThat(offers).extracting(ActionOffer::verb).contains("unacknowledge", "snooze").doesNotContain("acknowledge").doesNotHaveDuplicates();
  }

  @Test
  void what_can_be_undone_says_how_and_whom_that_pages() {
    ActionOffer acknowledge = offers(Phase.TRIGGERED, Optional.empty()).getFirst();
    assertThat(acknowledge.undo()).contains("unacknowledge");
    assertThat(acknowledge.undoWarning()).contains("Undoing puts it back to triggered. PagerDuty pages whoever is on call for Night shift again.");
    assertThat(offers(Phase.TRIGGERED, Optional.empty()).get(1).undo()).contains("reopen");
  }

  @Test
  void a_resolved_one_can_be_opened_again_after_a_question_and_noted_and_a_merged_one_offers_nothing() {
    List<ActionOffer> offers = offers(Phase.RESOLVED, Optional.empty());
    assertThat(offers).extracting(ActionOffer::verb).containsExactly("reopen", "note");
    assertThat(offers).extracting(ActionOffer::weight).containsExactly(Weight.BESIDE, Weight.MORE);
    assertThat(offers.getFirst().confirmation()).contains("This opens the incident again. PagerDuty pages whoever is on call for Night shift again.");
    assertThat(offers(Phase.CLOSED, Optional.of(SubjectId.incident(SUBJECT.account(), "Q2")))).isEmpty();
  }

  @Test
  void forms_ask_for_what_the_api_needs_and_begin_with_what_is_known() {
    List<ActionOffer> offers = offers(Phase.ACKNOWLEDGED, Optional.empty());
    assertThat(field(offers, "priority").initial()).contains("P2");
    assertThat(field(offers, "urgency").choices()).extracting(FormField.Choice::value).containsExactly("high", "low");
    assertThat(field(offers, "urgency").initial()).contains("high");
    assertThat(offers.stream().flatMap(offer -> offer.form().stream())).allSatisfy(field -> assertThat(field.required()).isTrue());
    assertThat(offers.stream().flatMap(offer -> offer.form().stream()).map(FormField::id))
        .containsExactly("text", "text", "assignee", "level", "priority", "urgency", "minutes");
  }

  private static FormField field(List<ActionOffer> offers, String verb) {
    return offers.stream().filter(offer -> offer.verb().equals(verb)).findFirst().orElseThrow().form().getFirst();
  }

  private static List<ActionOffer> offers(Phase phase, Optional<SubjectId> mergedInto) {
    List<ObservedFacet> facets = new ArrayList<>();
    for (Facet facet :
        List.of(
            new Facet.Status(phase, phase.name(), NOON, Optional.empty(), mergedInto),
            new Facet.Text(Facet.Purpose.TITLE, "Checkout is slow"),
            new ClassificationFacet.Policy(Optional.of(new Named("E1", "Night shift", Optional.empty())), Optional.empty()),
            new ClassificationFacet.Urgency(Optional.of(new Rank(Optional.empty(), "high", 1, Optional.empty()))),
            new ClassificationFacet.Priority(Optional.of(new Rank(Optional.of("PRIO2"), "P2", 2, Optional.empty()))))) {
      facets.add(new ObservedFacet(facet, NOON));
    }
    KnownIncident known = KnownIncident.nothing(SUBJECT).fold(new Observation(SUBJECT, "o", Observation.Origin.READING, true, facets));
    return new Reducer(PagerDutyOffers::of).show(known, 1).orElseThrow().offers();
  }
}
