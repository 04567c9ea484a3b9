package io.muster.ingest.incident;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observations in the words of the tests. */
final class ObservationBuilder {
  static final SubjectId SUBJECT = SubjectId.incident(new AccountId("acme", "north"), "I-1");
  static final Actor ANN = Actor.person("U1", "Ann");
  static final Actor BOB = Actor.person("U2", "Bob");

  private final String id;
  private final Instant at;
  private final List<ObservedFacet> facets = new ArrayList<>();
  private Observation.Origin origin = Observation.Origin.WEBHOOK;
  private boolean complete = true;

  private ObservationBuilder(String id, Instant at) {
    this.id = id;
    this.at = at;
  }

  /** An observation at so many milliseconds after noon of a day. */
  static ObservationBuilder observed(String id, long millis) {
    return new ObservationBuilder(id, Instant.parse("2026-11-21T12:00:00Z").plusMillis(millis));
  }

  static Instant noonPlus(long millis) {
    return Instant.parse("2026-11-21T12:00:00Z").plusMillis(millis);
  }

  ObservationBuilder status(Phase phase, Actor by) {
    return with(new Facet.Status(phase, phase.name().toLowerCase(), at, Optional.ofNullable(by), Optional.empty()));
  }

  ObservationBuilder title(String title) {
    return with(new Facet.Text(Facet.Purpose.TITLE, title));
  }

  ObservationBuilder shown() {
    return with(new Facet.Seen(Visibility.Kind.PUBLIC));
  }

  ObservationBuilder happening(Change change, Actor by) {
    return with(new Facet.Happening(id, change, Optional.ofNullable(by), at, change.name()));
  }

  ObservationBuilder note(String noteId, String text) {
    return with(new Facet.Note(noteId, Facet.Audience.INTERNAL, Optional.of(ANN), at, text, false));
  }

  ObservationBuilder assignees(Actor... people) {
    return with(new PeopleFacet.Assignees(List.of(people)));
  }

  ObservationBuilder with(Facet facet) {
    facets.add(new ObservedFacet(facet, at));
    return this;
  }

  ObservationBuilder stub() {
    complete = false;
    return this;
  }

  ObservationBuilder reading() {
    origin = Observation.Origin.READING;
    return this;
  }

  Observation build() {
    return new Observation(SUBJECT, id, origin, complete, facets);
  }
}
