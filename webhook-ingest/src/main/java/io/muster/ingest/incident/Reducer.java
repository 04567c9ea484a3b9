package io.muster.ingest.incident;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Occurrence;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The only author of incident events: folds one observation in and says what there is to tell. Pure. */
public final class Reducer {
  private final Function<Incident, List<ActionOffer>> offersOf;

  /** For the incidents of one tool. */
  public Reducer(Function<Incident, List<ActionOffer>> offersOf) {
    this.offersOf = offersOf;
  }

  /** The incident at a revision; empty while too little is known to show it. */
  public Optional<Incident> show(KnownIncident known, long revision) {
    return Projection.of(known, revision, offersOf);
  }

  /**
   * Folds an observation in.
   *
   * @param revision the last one that was published; 0 before the first
   */
  public Reduction reduce(KnownIncident before, long revision, Observation observation) {
    KnownIncident after = before.fold(observation);
    if (after.equals(before)) {
      return new Reduction(after, revision, Optional.empty(), wanting(after, observation));
    }
    Optional<Incident> was = show(before, revision);
    Optional<Incident> is = show(after, revision + 1);
    boolean told = is.isPresent() && !sameButForTheClock(was, is.get());
    if (!told) {
      return new Reduction(after, revision, Optional.empty(), wanting(after, observation));
    }
    Incident incident = is.get();
    return new Reduction(after, revision + 1, Optional.of(Announcement.of(incident, occurrence(before, was, incident, observation))), false);
  }

  private static boolean wanting(KnownIncident known, Observation observation) {
    return !known.knownWell() && !observation.complete();
  }

  /** A reading that only confirms what is known is nothing to tell. */
  private static boolean sameButForTheClock(Optional<Incident> was, Incident is) {
    return was.map(shown -> withoutClock(shown).equals(withoutClock(is))).orElse(false);
  }

  private static Incident withoutClock(Incident shown) {
    return new Incident(
        shown.id(), shown.parent(), 0, shown.reference(), shown.status(), shown.people(), shown.classification(), shown.texts(), shown.notes(),
        shown.statusUpdates(), shown.tasks(), shown.milestones(), shown.snoozedUntil(), shown.bridge(), shown.rooms(), shown.alerts(),
        shown.visibility(), shown.offers(), shown.timeline(), shown.createdAt(), Instant.EPOCH);
  }

  private static Occurrence occurrence(KnownIncident before, Optional<Incident> was, Incident is, Observation observation) {
    var freshness = new Freshness(before);
    Set<Change> changes = EnumSet.noneOf(Change.class);
    changes.addAll(Difference.between(was, is));
    changes.addAll(freshness.words(observation));
    if (changes.contains(Change.ESCALATED) || changes.contains(Change.DELEGATED)) {
      // One step of the tool, not two: that somebody else has it now is what escalating means.
      changes.remove(Change.REASSIGNED);
    }
    Optional<Facet.Happening> happening =
        observation.facets().stream().map(ObservedFacet::facet).filter(Facet.Happening.class::isInstance).map(Facet.Happening.class::cast).max(Comparator.comparing(Facet.Happening::at));
    Optional<Actor> by = happening.flatMap(Facet.Happening::by).or(() -> is.status().by().filter(actor -> happening.isEmpty()));
    Instant at = happening.map(Facet.Happening::at).orElseGet(() -> observation.facets().stream().map(ObservedFacet::at).max(Comparator.naturalOrder()).orElse(is.asOf()));
    return new Occurrence(changes, by, at, freshness.late(observation), observation.id());
  }
}
