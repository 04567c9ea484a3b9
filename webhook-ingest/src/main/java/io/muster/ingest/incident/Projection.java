package io.muster.ingest.incident;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the facets to the incident that others see: a pure function, so that equal knowledge shows equally. */
final class Projection {
  private static final int TIMELINE = 50;

  private Projection() {}

  /**
   * The incident, when enough is known to show it.
   *
   * @param offersOf what the tool offers for an incident
   */
  static Optional<Incident> of(KnownIncident known, long revision, Function<Incident, List<ActionOffer>> offersOf) {
    if (!known.knownWell()) {
      return Optional.empty();
    }
    Incident bare = bare(known, revision);
    return Optional.of(Offers.in(bare, Offers.of(known, offersOf.apply(bare))));
  }

  private static Incident bare(KnownIncident known, long revision) {
    List<Facet.Happening> timeline = known.all(Facet.Happening.class).sorted(Comparator.comparing(Facet.Happening::at).thenComparing(Facet.Happening::id)).toList();
    return new Incident(
        known.subject(),
        known.facet("parent", Facet.Parent.class).flatMap(Facet.Parent::subject),
        revision,
        known.facet("reference", Facet.Reference.class).orElseGet(() -> new Facet.Reference(known.subject().nativeId(), Optional.empty())),
        StatusHistory.of(known, timeline),
        people(known),
        classification(known),
        texts(known),
        known.all(Facet.Note.class).sorted(Comparator.comparing(Facet.Note::at).thenComparing(Facet.Note::id)).toList(),
        known.all(Facet.StatusUpdate.class).sorted(Comparator.comparing(Facet.StatusUpdate::at).thenComparing(Facet.StatusUpdate::id)).toList(),
        known.all(Facet.Task.class).toList(),
        known.all(Facet.Milestone.class).sorted(Comparator.comparing(Facet.Milestone::at).thenComparing(Facet.Milestone::name)).toList(),
        known.facet("snooze", Facet.Snooze.class).flatMap(Facet.Snooze::until),
        known.facet("bridge", Facet.Bridge.class).filter(bridge -> bridge.link().isPresent() || !bridge.numbers().isEmpty()),
        known.all(Facet.Room.class).toList(),
        known.facet("alerts", Facet.Alerts.class),
        visibility(known),
        List.of(),
        timeline.subList(Math.max(0, timeline.size() - TIMELINE), timeline.size()),
        createdAt(known, timeline),
        known.facets().values().stream().map(KnownFacet::at).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static Incident.People people(KnownIncident known) {
    var roles = new TreeMap<String, Actor>();
    known.all(Facet.Role.class).forEach(role -> role.holder().ifPresent(holder -> roles.put(role.role(), holder)));
    return new Incident.People(
        known.facet("assignees", Facet.Assignees.class).map(Facet.Assignees::people).orElse(List.of()),
        known.all(Facet.Responder.class).toList(),
        roles,
        known.facet("lead", Facet.Lead.class).flatMap(Facet.Lead::person),
        known.facet("creator", Facet.Creator.class).map(Facet.Creator::by),
        known.facet("customer", Facet.Customer.class).flatMap(Facet.Customer::name));
  }

  private static Incident.Classification classification(KnownIncident known) {
    return new Incident.Classification(
        known.facet("service", Facet.Service.class).flatMap(Facet.Service::service),
        known.facet("teams", Facet.Teams.class).map(Facet.Teams::teams).orElse(List.of()),
        known.facet("policy", Facet.Policy.class).flatMap(Facet.Policy::policy),
        known.facet("policy", Facet.Policy.class).flatMap(Facet.Policy::level),
        known.facet("project", Facet.Project.class).flatMap(Facet.Project::project),
        known.facet("type", Facet.Type.class).flatMap(Facet.Type::name),
        known.facet("urgency", Facet.Urgency.class).flatMap(Facet.Urgency::rank),
        known.facet("priority", Facet.Priority.class).flatMap(Facet.Priority::rank),
        known.facet("labels", Facet.Labels.class).map(Facet.Labels::labels).orElse(Map.of()),
        known.all(Facet.CustomField.class).filter(field -> field.value().isPresent()).toList());
  }

  private static Map<Facet.Purpose, String> texts(KnownIncident known) {
    return known
        .all(Facet.Text.class)
        .filter(text -> !text.text().isBlank())
        .collect(Collectors.toMap(Facet.Text::purpose, Facet.Text::text, (a, b) -> b, () -> new EnumMap<>(Facet.Purpose.class)));
  }

  private static Visibility visibility(KnownIncident known) {
    Visibility.Kind kind = known.facet("visibility", Facet.Seen.class).map(Facet.Seen::visibility).orElse(Visibility.Kind.UNKNOWN);
    boolean open = kind == Visibility.Kind.PUBLIC;
    List<Actor> members = open ? List.of() : known.all(Facet.Member.class).filter(Facet.Member::granted).map(Facet.Member::who).toList();
    return new Visibility(kind, members);
  }

  /** When the tool made it; where no tool's word is known, the first thing that is known to have happened. */
  private static Instant createdAt(KnownIncident known, List<Facet.Happening> timeline) {
    return known
        .facet("created", Facet.Created.class)
        .map(Facet.Created::at)
        .or(() -> timeline.stream().findFirst().map(Facet.Happening::at))
        .or(() -> known.facet(KnownIncident.STATUS, Facet.Status.class).map(Facet.Status::since))
        .orElseThrow();
  }
}
