package io.muster.sandbox.page;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Incidents as Muster knows them, as few as the tests need. */
final class Known {
  static final Actor KIM = Actor.person("PKIM", "Kim Moreau");

  private Known() {}

  static SubjectId subject(String nativeId) {
    return SubjectId.incident(new AccountId("pagerduty", "acme"), nativeId);
  }

  static Incident incident(String nativeId, long revision, Phase phase, Instant at) {
    return new Incident(
        subject(nativeId),
        Optional.empty(),
        revision,
        new Facet.Reference("7", Optional.empty()),
        new Facet.Status(phase, phase.name().toLowerCase(java.util.Locale.ROOT), at, Optional.empty(), Optional.empty()),
        new Incident.People(List.of(KIM), List.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty()),
        new Incident.Classification(
            Optional.of(new Named("PSVC", "Payments API", Optional.empty())),
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.of(Rank.named("high")),
            Optional.of(Rank.named("P1")),
            Map.of(), List.of()),
        Map.of(Facet.Purpose.TITLE, "Checkout is slow"),
        List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
        Visibility.PUBLIC,
        List.of(ActionOffer.button("acknowledge", "Acknowledge", ActionOffer.Weight.FIRST)),
        List.of(),
        at,
        at);
  }

  static Occurrence occurrence(Change change, Instant at) {
    return new Occurrence(Set.of(change), Optional.of(KIM), at, false, "event");
  }
}
