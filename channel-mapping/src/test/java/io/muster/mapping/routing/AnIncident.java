package io.muster.mapping.routing;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident for tests; says only what matters to the case. */
public record AnIncident(
    SubjectId id,
    long revision,
    Phase phase,
    String service,
    List<String> teams,
    Visibility visibility,
    Optional<String> urgency,
    Optional<String> priority,
    List<String> assignees,
    Optional<SubjectId> parent) {
  public static final AccountId ACCOUNT = new AccountId("acme", "north");
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  public static AnIncident of(String nativeId, String service) {
    return new AnIncident(
        SubjectId.incident(ACCOUNT, nativeId), 1, Phase.TRIGGERED, service, List.of(), Visibility.PUBLIC, Optional.of("high"), Optional.empty(), List.of(), Optional.empty());
  }

  public AnIncident in(AccountId account) {
    return new AnIncident(SubjectId.incident(account, id.nativeId()), revision, phase, service, teams, visibility, urgency, priority, assignees, parent);
  }

  public AnIncident at(long newRevision) {
    return new AnIncident(id, newRevision, phase, service, teams, visibility, urgency, priority, assignees, parent);
  }

  public AnIncident being(Phase now) {
    return new AnIncident(id, revision, now, service, teams, visibility, urgency, priority, assignees, parent);
  }

  public AnIncident movedTo(String other) {
    return new AnIncident(id, revision, phase, other, teams, visibility, urgency, priority, assignees, parent);
  }

  public AnIncident ofTeams(String... names) {
    return new AnIncident(id, revision, phase, service, List.of(names), visibility, urgency, priority, assignees, parent);
  }

  public AnIncident seenAs(Visibility.Kind kind) {
    return new AnIncident(id, revision, phase, service, teams, new Visibility(kind, List.of()), urgency, priority, assignees, parent);
  }

  public AnIncident urgent(String word) {
    return new AnIncident(id, revision, phase, service, teams, visibility, Optional.of(word), priority, assignees, parent);
  }

  public AnIncident prioritised(String word) {
    return new AnIncident(id, revision, phase, service, teams, visibility, urgency, Optional.of(word), assignees, parent);
  }

  public AnIncident assignedTo(String... people) {
    return new AnIncident(id, revision, phase, service, teams, visibility, urgency, priority, List.of(people), parent);
  }

  public AnIncident partOf(SubjectId whole) {
    return new AnIncident(id, revision, phase, service, teams, visibility, urgency, priority, assignees, Optional.of(whole));
  }

  public Incident build() {
    return new Incident(
        id,
        parent,
        revision,
        new Facet.Reference("7", Optional.of(URI.create("https://acme.example/" + id.key()))),
        new Facet.Status(phase, phase.name().toLowerCase(), NOW, Optional.empty(), Optional.empty()),
        new Incident.People(assignees.stream().map(name -> Actor.person(name, name)).toList(), List.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty()),
        new Incident.Classification(
            Optional.of(named(service)),
            teams.stream().map(AnIncident::named).toList(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            urgency.map(Rank::named),
            priority.map(Rank::named),
            Map.of(),
            List.of()),
        Map.of(Facet.Purpose.TITLE, "The queue is full"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        visibility,
        List.of(),
        List.of(),
        NOW,
        NOW);
  }

  private static Named named(String id) {
    return new Named(id, "Name of " + id, Optional.empty());
  }
}
