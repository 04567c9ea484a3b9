package io.muster.ingest.incident;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.ResponseFacet;
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
        known.all(ResponseFacet.Task.class).toList(),
        known.all(ResponseFacet.Milestone.class).sorted(Comparator.comparing(ResponseFacet.Milestone::at).thenComparing(ResponseFacet.Milestone::name)).toList(),
        known.facet("snooze", ResponseFacet.Snooze.class).flatMap(ResponseFacet.Snooze::until),
        known.facet("bridge", ResponseFacet.Bridge.class).filter(bridge -> bridge.link().isPresent() || !bridge.numbers().isEmpty()),
        known.all(ResponseFacet.Room.class).toList(),
        known.facet("alerts", Facet.Alerts.class),
        visibility(known),
        List.of(),
        timeline.subList(Math.max(0, timeline.size() - TIMELINE), timeline.size()),
        createdAt(known, timeline),
        known.facets().values().stream().map(KnownFacet::at).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static Incident.People people(KnownIncident known) {
    var roles = new TreeMap<String, Actor>();
    known.all(PeopleFacet.Role.class).forEach(role -> role.holder().ifPresent(holder -> roles.put(role.role(), holder)));
    return new Incident.People(
        known.facet("assignees", PeopleFacet.Assignees.class).map(PeopleFacet.Assignees::people).orElse(List.of()),
        known.all(PeopleFacet.Responder.class).toList(),
        roles,
        known.facet("lead", PeopleFacet.Lead.class).flatMap(PeopleFacet.Lead::person),
        known.facet("creator", PeopleFacet.Creator.class).map(PeopleFacet.Creator::by),
        known.facet("customer", PeopleFacet.Customer.class).flatMap(PeopleFacet.Customer::name));
  }

  private static Incident.Classification classification(KnownIncident known) {
    return new Incident.Classification(
        known.facet("service", ClassificationFacet.Service.class).flatMap(ClassificationFacet.Service::service),
        known.facet("teams", ClassificationFacet.Teams.class).map(ClassificationFacet.Teams::teams).orElse(List.of()),
        known.facet("policy", ClassificationFacet.Policy.class).flatMap(ClassificationFacet.Policy::policy),
        known.facet("policy", ClassificationFacet.Policy.class).flatMap(ClassificationFacet.Policy::level),
        known.facet("project", ClassificationFacet.Project.class).flatMap(ClassificationFacet.Project::project),
        known.facet("type", ClassificationFacet.Type.class).flatMap(ClassificationFacet.Type::name),
        known.facet("urgency", ClassificationFacet.Urgency.class).flatMap(ClassificationFacet.Urgency::rank),
        known.facet("priority", ClassificationFacet.Priority.class).flatMap(ClassificationFacet.Priority::rank),
        known.facet("labels", ClassificationFacet.Labels.class).map(ClassificationFacet.Labels::labels).orElse(Map.of()),
        known.all(ClassificationFacet.CustomField.class).filter(field -> field.value().isPresent()).toList());
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
    List<Actor> members = open ? List.of() : known.all(PeopleFacet.Member.class).filter(PeopleFacet.Member::granted).map(PeopleFacet.Member::who).toList();
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
