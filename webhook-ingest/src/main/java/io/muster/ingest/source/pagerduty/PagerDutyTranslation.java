package io.muster.ingest.source.pagerduty;

import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.Payload;
import io.muster.ingest.source.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a webhook V3 to what it tells. {@code event.data} is the whole incident for some types, and for others (notes, responders, roles,
 * tasks …) something that only refers to its incident: such an observation is not complete.
 */
final class PagerDutyTranslation {
  static final String NOT_JSON = "not-json";
  static final String NO_EVENT = "no-event";
  static final String NO_SUBJECT = "no-subject";
  static final String UNKNOWN_EVENT_TYPE = "unknown-event-type";

  Translation translate(Delivery delivery) {
    Optional<Payload> root = Payload.read(delivery.body());
    if (root.isEmpty()) {
      return new Translation.Untranslatable(NOT_JSON);
    }
    return root.flatMap(payload -> PagerDutyEvent.read(delivery.account(), payload))
        .map(this::translate)
        .orElseGet(() -> new Translation.Untranslatable(NO_EVENT));
  }

  private Translation translate(PagerDutyEvent event) {
    return switch (event.type()) {
      case "pagey.ping" -> new Translation.TestDelivery();
      case "service.created", "service.updated", "service.deleted", "service.custom_field_values.updated" ->
          // The catalogue is read by identity-linking, whole and in order; a service by itself is nothing that is on fire.
          new Translation.Nothing("service-event");
      case "incident.triggered" -> whole(event, Change.TRIGGERED, "Triggered");
      case "incident.acknowledged" -> whole(event, Change.ACKNOWLEDGED, "Acknowledged");
      case "incident.unacknowledged" -> whole(event, Change.UNACKNOWLEDGED, "No longer acknowledged");
      case "incident.resolved" -> IncidentSnapshot.merged(event) ? whole(event, Change.MERGED, "Merged into another incident") : whole(event, Change.RESOLVED, "Resolved");
      case "incident.reopened" -> whole(event, Change.REOPENED, "Reopened");
      case "incident.escalated" -> whole(event, Change.ESCALATED, "Escalated" + IncidentSnapshot.to(event));
      case "incident.reassigned" -> whole(event, Change.REASSIGNED, "Reassigned" + IncidentSnapshot.to(event));
      case "incident.delegated" -> whole(event, Change.DELEGATED, "Moved to another escalation policy");
      case "incident.priority_updated" -> whole(event, Change.PRIORITY_CHANGED, "Priority changed");
      case "incident.incident_type.changed" -> whole(event, Change.TYPE_CHANGED, "Incident type changed");
      case "incident.service_updated" -> whole(event, Change.SERVICE_CHANGED, "Moved to another service");
      case "incident.annotated" -> part(event, Change.NOTE_ADDED, IncidentParts.note(event), "Note added");
      case "incident.status_update_published" ->
          part(event, Change.STATUS_UPDATE_PUBLISHED, IncidentParts.statusUpdate(event), "Status update published");
      case "incident.responder.added" ->
          part(event, Change.RESPONDER_ADDED, IncidentParts.responder(event), IncidentParts.responderName(event) + " was asked to help");
      case "incident.responder.replied" ->
          part(event, Change.RESPONDER_REPLIED, IncidentParts.responder(event), IncidentParts.responderName(event) + IncidentParts.reply(event));
      case "incident.role.assigned" -> part(event, Change.ROLE_ASSIGNED, IncidentParts.roles(event), "Roles changed");
      case "incident.task.created" -> part(event, Change.TASK_CHANGED, IncidentParts.task(event), "Task created: " + IncidentParts.name(event));
      case "incident.task.updated" -> part(event, Change.TASK_CHANGED, IncidentParts.task(event), "Task changed: " + IncidentParts.name(event));
      case "incident.task.completed" -> part(event, Change.TASK_CHANGED, IncidentParts.task(event), "Task done: " + IncidentParts.name(event));
      case "incident.conference_bridge.updated" -> part(event, Change.BRIDGE_CHANGED, IncidentParts.bridge(event), "Conference bridge changed");
      case "incident.custom_field_values.updated" -> part(event, Change.FIELDS_CHANGED, IncidentParts.fields(event), "Fields changed");
      case "incident.workflow.started" -> part(event, Change.WORKFLOW_STARTED, List.of(), "Workflow started: " + IncidentParts.name(event));
      case "incident.workflow.completed" -> part(event, Change.WORKFLOW_COMPLETED, List.of(), "Workflow completed: " + IncidentParts.name(event));
      case "incident.action_invocation.created", "incident.action_invocation.updated", "incident.action_invocation.terminated" ->
          part(event, Change.ACTION_INVOKED, List.of(), IncidentParts.invocation(event));
      // A type that PagerDuty adds later is no error of the sender's: kept until Muster knows it.
      default -> new Translation.Untranslatable(UNKNOWN_EVENT_TYPE);
    };
  }

  private static Translation whole(PagerDutyEvent event, Change change, String text) {
    return event
        .data()
        .text("id")
        .filter(id -> event.data().text("status").isPresent())
        .map(id -> observation(event, id, true, IncidentSnapshot.facets(event, change), change, text))
        .orElseGet(() -> new Translation.Untranslatable(NO_SUBJECT));
  }

  private static Translation part(PagerDutyEvent event, Change change, List<Facet> facets, String text) {
    return IncidentParts.incidentId(event)
        .map(id -> observation(event, id, false, facets, change, text))
        .orElseGet(() -> new Translation.Untranslatable(NO_SUBJECT));
  }

  private static Translation observation(
      PagerDutyEvent event, String incidentId, boolean complete, List<Facet> told, Change change, String text) {
    var facets = new ArrayList<>(told);
    // PagerDuty's webhooks know no private incidents: who may see the subscription's account may see them.
    facets.add(new Facet.Seen(Visibility.Kind.PUBLIC));
    facets.add(new Facet.Happening(event.id(), change, event.agent(), event.at(), text));
    List<ObservedFacet> observed = facets.stream().map(facet -> new ObservedFacet(facet, event.at())).toList();
    return new Translation.Observations(
        List.of(
            new Observation(
                SubjectId.incident(event.account(), incidentId), event.id(), Observation.Origin.WEBHOOK, complete, observed)));
  }
}
