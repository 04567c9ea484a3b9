package io.muster.ingest.source.pagerduty;

import static io.muster.ingest.source.pagerduty.PagerDutyEvent.actor;
import static io.muster.ingest.source.pagerduty.PagerDutyEvent.named;

import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import io.muster.contracts.incident.ResponseFacet;
import io.muster.contracts.incident.SubjectId;
import io.muster.ingest.source.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code data} of type {@code incident} tells: the incident as it was when the event occurred. Fields that are absent tell nothing. */
final class IncidentSnapshot {
  private static final Set<Change> OF_STATUS =
      EnumSet.of(Change.TRIGGERED, Change.ACKNOWLEDGED, Change.UNACKNOWLEDGED, Change.RESOLVED, Change.MERGED, Change.REOPENED);
  // The names that PagerDuty proposes (P1 … P5) and the most usual others; a name of another kind has no order.
  private static final Pattern NUMBERED_PRIORITY = Pattern.compile("(?i)(?:P|SEV)[- ]?([1-9])");
  private static final String DEFAULT_TYPE = "incident_default";

  private IncidentSnapshot() {}

  static List<Facet> facets(PagerDutyEvent event, Change change) {
    Payload data = event.data();
    var facets = new ArrayList<Facet>();
    facets.add(new Facet.Reference(data.text("number").orElse(data.text("id").orElseThrow()), data.link("html_url")));
    facets.add(status(event, change));
    created(event, change).map(Facet.Created::new).ifPresent(facets::add);
    data.text("title").map(title -> new Facet.Text(Facet.Purpose.TITLE, title)).ifPresent(facets::add);
    if (data.tells("service")) {
      facets.add(new ClassificationFacet.Service(data.object("service").flatMap(PagerDutyEvent::named)));
    }
    if (data.tells("assignees")) {
      facets.add(new PeopleFacet.Assignees(people(data, "assignees")));
    }
    if (data.tells("escalation_policy")) {
      facets.add(new ClassificationFacet.Policy(data.object("escalation_policy").flatMap(PagerDutyEvent::named), Optional.empty()));
    }
    if (data.tells("teams")) {
      facets.add(new ClassificationFacet.Teams(data.objects("teams").stream().flatMap(team -> named(team).stream()).toList()));
    }
    if (data.tells("priority")) {
      facets.add(new ClassificationFacet.Priority(data.object("priority").flatMap(PagerDutyEvent::named).map(IncidentSnapshot::priority)));
    }
    data.text("urgency").map(word -> new ClassificationFacet.Urgency(Optional.of(urgency(word)))).ifPresent(facets::add);
    if (data.tells("conference_bridge")) {
      facets.add(bridge(data.object("conference_bridge")));
    }
    if (data.tells("incident_type")) {
      facets.add(new ClassificationFacet.Type(data.object("incident_type").flatMap(type -> type.text("name")).filter(name -> !DEFAULT_TYPE.equals(name))));
    }
    return facets;
  }

  /** Whether it was resolved by being merged into another, the only reason that PagerDuty gives. */
  static boolean merged(PagerDutyEvent event) {
    return event.data().object("resolve_reason").flatMap(reason -> reason.text("type")).filter("merge_resolve_reason"::equals).isPresent();
  }

  /** {@code " to A, B"}, or nothing where nobody is assigned. */
  static String to(PagerDutyEvent event) {
    List<String> names = people(event.data(), "assignees").stream().map(Actor::name).toList();
    return names.isEmpty() ? "" : " to " + String.join(", ", names);
  }

  private static Facet.Status status(PagerDutyEvent event, Change change) {
    String word = event.data().text("status").orElseThrow();
    Optional<SubjectId> mergedInto =
        event.data().object("resolve_reason").flatMap(reason -> reason.object("incident")).flatMap(into -> into.text("id")).map(id -> SubjectId.incident(event.account(), id));
    Phase phase = merged(event) ? Phase.CLOSED : phase(word, change);
    // Events of other kinds carry the status as well; who brought it about, and when, only its own event tells.
    Optional<Actor> by = OF_STATUS.contains(change) ? event.agent() : Optional.empty();
    return new Facet.Status(phase, word, event.at(), by, mergedInto);
  }

  private static Phase phase(String word, Change change) {
    return switch (word) {
      case "triggered" -> Phase.TRIGGERED;
      case "acknowledged" -> Phase.ACKNOWLEDGED;
      case "resolved" -> Phase.RESOLVED;
      // A word that PagerDuty may add: the event's own meaning, or still on fire, which nobody overlooks.
      default -> change == Change.RESOLVED ? Phase.RESOLVED : change == Change.ACKNOWLEDGED ? Phase.ACKNOWLEDGED : Phase.TRIGGERED;
    };
  }

  private static Optional<Instant> created(PagerDutyEvent event, Change change) {
    return event.data().moment("created_at").or(() -> change == Change.TRIGGERED ? Optional.of(event.at()) : Optional.empty());
  }

  private static Rank priority(Named priority) {
    Matcher numbered = NUMBERED_PRIORITY.matcher(priority.name());
    int rank = numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
    return new Rank(Optional.of(priority.nativeId()), priority.name(), rank, Optional.empty());
  }

  private static Rank urgency(String word) {
    int rank = switch (word) {
      case "high" -> 1;
      case "low" -> 2;
      default -> 0;
    };
    return new Rank(Optional.empty(), word, rank, Optional.empty());
  }

  private static ResponseFacet.Bridge bridge(Optional<Payload> bridge) {
    return new ResponseFacet.Bridge(
        bridge.flatMap(told -> told.link("conference_url")),
        bridge.flatMap(told -> told.text("conference_number")).map(List::of).orElse(List.of()));
  }

  private static List<Actor> people(Payload data, String field) {
    return data.objects(field).stream().flatMap(person -> actor(person).stream()).toList();
  }
}
