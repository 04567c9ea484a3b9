package io.muster.ingest.incident;

import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an observation is news, or something true that is told late. Each facet is held against what was known of its own family (notes against
 * notes, the state against the state), so that a note is no less news because somebody acknowledged a second later.
 */
final class Freshness {
  // What only a happening can tell; every other sort of change shows in the incident itself.
  private static final Set<Change> TOLD_BY_HAPPENINGS_ONLY =
      EnumSet.of(Change.ESCALATED, Change.DELEGATED, Change.WORKFLOW_STARTED, Change.WORKFLOW_COMPLETED, Change.ACTION_INVOKED, Change.OTHER);

  private final KnownIncident before;

  Freshness(KnownIncident before) {
    this.before = before;
  }

  /** Whether nothing in it is news. The first that is told of a subject never is late. */
  boolean late(Observation observation) {
    return before.knownWell() && observation.facets().stream().noneMatch(this::news);
  }

  /** The words of its happenings that are news and show nowhere else. */
  Set<Change> words(Observation observation) {
    return observation.facets().stream()
        .filter(this::news)
        .map(ObservedFacet::facet)
        .filter(Facet.Happening.class::isInstance)
        .map(facet -> ((Facet.Happening) facet).change())
        .filter(TOLD_BY_HAPPENINGS_ONLY::contains)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Change.class)));
  }

  private boolean news(ObservedFacet told) {
    return newestKnown(told.facet()).map(known -> !told.at().isBefore(known)).orElse(true) && !beforeItsEnd(told.at());
  }

  private Optional<Instant> newestKnown(Facet facet) {
    if (facet instanceof Facet.Happening happening) {
      return slotOf(happening.change()).flatMap(before::at);
    }
    String slot = facet.slot();
    int colon = slot.indexOf(':');
    if (colon < 0 || facet instanceof Facet.Text) {
      return before.at(slot);
    }
    String family = slot.substring(0, colon + 1);
    return before.facets().subMap(family, family + Character.MAX_VALUE).values().stream().map(KnownFacet::at).max(Comparator.naturalOrder());
  }

  private boolean beforeItsEnd(Instant at) {
    boolean ended = before.facet(KnownIncident.STATUS, Facet.Status.class).map(Facet.Status::phase).filter(phase -> !phase.open()).isPresent();
    return ended && before.at(KnownIncident.STATUS).map(at::isBefore).orElse(false);
  }

  private static Optional<String> slotOf(Change change) {
    Optional<Phase> phase = StatusHistory.phaseAfter(change);
    if (phase.isPresent()) {
      return Optional.of(KnownIncident.STATUS);
    }
    return switch (change) {
      case ESCALATED, REASSIGNED -> Optional.of("assignees");
      case DELEGATED -> Optional.of("policy");
      case PRIORITY_CHANGED, PRIORITY_RAISED -> Optional.of("priority");
      case SERVICE_CHANGED -> Optional.of("service");
      case TYPE_CHANGED -> Optional.of("type");
      case BRIDGE_CHANGED -> Optional.of("bridge");
      default -> Optional.empty();
    };
  }
}
