package io.muster.ingest.incident;

import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that is known of a subject: per slot the facet with the greatest version. IncidentFolding is commutative, associative and idempotent: the same
 * observations in any order, any number of times, give the same.
 *
 * @param facets by slot
 */
public record KnownIncident(SubjectId subject, SortedMap<String, KnownFacet> facets) {
  static final String STATUS = "status";

  /** Greater than the ids of tools, so that of two versions of one moment the closing one counts. */
  private static final String NOT_FOUND_ID = "~not-found/";

  /** Stands in a closed state in place of the tool's word where the tool no longer knows the subject. */
  public static final String NOT_FOUND_WORD = "no longer in the tool";

  private static final String TITLE = "text:" + Facet.Purpose.TITLE;

  public KnownIncident {
    Objects.requireNonNull(subject, "subject");
    facets = Collections.unmodifiableSortedMap(new TreeMap<>(facets));
  }

  /** A subject of which nothing is known. */
  public static KnownIncident nothing(SubjectId subject) {
    return new KnownIncident(subject, Collections.emptySortedMap());
  }

  /** With what the observation tells; an observation of another subject is an {@link IllegalArgumentException}. */
  public KnownIncident fold(Observation observation) {
    if (!observation.subject().equals(subject)) {
      throw new IllegalArgumentException("the observation tells of another subject");
    }
    var folded = new TreeMap<>(facets);
    for (ObservedFacet told : observation.facets()) {
      if (told.at() != null) {
        var facet = new KnownFacet(TextLimits.of(told.facet()), told.at(), observation.id());
        folded.merge(facet.facet().slot(), facet, (known, come) -> known.compareTo(come) >= 0 ? known : come);
      }
    }
    return new KnownIncident(subject, ListLimits.of(folded));
  }

  /** Whether enough is known to show it: its state and its title. */
  public boolean knownWell() {
    return facets.containsKey(STATUS) && facets.containsKey(TITLE);
  }

  /** Whether its state is known and one that somebody has to see to. */
  public boolean open() {
    return facet(STATUS, Facet.Status.class).map(Facet.Status::phase).filter(Phase::open).isPresent();
  }

  /**
   * What closes it here because its tool no longer knows it; empty where it is not open. It has the version of the state that it ends, so that
   * whatever the tool tells afterwards is newer.
   *
   * @param at since when it counts as closed
   */
  public Optional<Observation> closing(Instant at) {
    if (!open()) {
      return Optional.empty();
    }
    KnownFacet state = facets.get(STATUS);
    var closed = new Facet.Status(Phase.CLOSED, NOT_FOUND_WORD, at, Optional.empty(), Optional.empty());
    return Optional.of(new Observation(subject, NOT_FOUND_ID + state.observationId(), Observation.Origin.READING, true, List.of(new ObservedFacet(closed, state.at()))));
  }

  /**
   * The same for when the tool knows it again: closed still, with a version older than any, so that the state that the tool tells next counts even if it is
   * the one that stood before. Unchanged where it is not closed for that reason.
   */
  public KnownIncident doubted() {
    KnownFacet state = facets.get(STATUS);
    if (state == null || !(state.facet() instanceof Facet.Status status) || !status.word().equals(NOT_FOUND_WORD)) {
      return this;
    }
    var doubted = new TreeMap<>(facets);
    doubted.put(STATUS, new KnownFacet(status, Instant.EPOCH, ""));
    return new KnownIncident(subject, doubted);
  }

  /** The facet in a slot, if it is of this type. */
  <F extends Facet> Optional<F> facet(String slot, Class<F> type) {
    return Optional.ofNullable(facets.get(slot)).map(KnownFacet::facet).filter(type::isInstance).map(type::cast);
  }

  /** All facets of a type, in the order of their slots. */
  <F extends Facet> Stream<F> all(Class<F> type) {
    return facets.values().stream().map(KnownFacet::facet).filter(type::isInstance).map(type::cast);
  }

  /** The version's moment of a slot, if something is known there. */
  Optional<Instant> at(String slot) {
    return Optional.ofNullable(facets.get(slot)).map(KnownFacet::at);
  }
}
