package io.muster.ingest.incident;

import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Since when and by whom the state is what it is. Many deliveries carry the state beside what they are about; only the happening that brought it
 * about tells who and when, so that one is asked first.
 */
final class StatusHistory {
  private StatusHistory() {}

  static Facet.Status of(KnownIncident known, List<Facet.Happening> timeline) {
    Facet.Status told = known.facet(KnownIncident.STATUS, Facet.Status.class).orElseThrow();
    Instant asOf = known.at(KnownIncident.STATUS).orElseThrow();
    return timeline.stream()
        .filter(happening -> !happening.at().isAfter(asOf) && phaseAfter(happening.change()).isPresent())
        .reduce((earlier, later) -> later)
        .filter(latest -> phaseAfter(latest.change()).get() == told.phase())
        .map(latest -> new Facet.Status(told.phase(), told.word(), latest.at(), latest.by(), told.mergedInto()))
        .orElse(told);
  }

  /** The state that such a change leads to; empty for changes that lead to none. */
  static Optional<Phase> phaseAfter(Change change) {
    return switch (change) {
      case TRIGGERED, UNACKNOWLEDGED, REOPENED -> Optional.of(Phase.TRIGGERED);
      case ACKNOWLEDGED -> Optional.of(Phase.ACKNOWLEDGED);
      case RESOLVED -> Optional.of(Phase.RESOLVED);
      case CLOSED, MERGED -> Optional.of(Phase.CLOSED);
      default -> Optional.empty();
    };
  }
}
