package io.muster.sandbox.page.journey;

import java.util.Map;
import java.util.Optional;

/** What PagerDuty's webhooks V3 tell, in words: each of the published event types. */
final class EventWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("incident.triggered", "it was triggered"),
          Map.entry("incident.acknowledged", "it was acknowledged"),
          Map.entry("incident.unacknowledged", "it is no longer acknowledged"),
          Map.entry("incident.escalated", "it was escalated"),
          Map.entry("incident.reassigned", "it was reassigned"),
          Map.entry("incident.delegated", "it went to another escalation policy"),
          Map.entry("incident.priority_updated", "its priority changed"),
          Map.entry("incident.annotated", "a note was added"),
          Map.entry("incident.status_update_published", "a status update was published"),
          Map.entry("incident.responder.added", "somebody was asked to help"),
          Map.entry("incident.responder.replied", "somebody who was asked to help answered"),
          Map.entry("incident.role.assigned", "a role was assigned"),
          Map.entry("incident.task.created", "a task was made"),
          Map.entry("incident.task.updated", "a task changed"),
          Map.entry("incident.task.completed", "a task was done"),
          Map.entry("incident.conference_bridge.updated", "the conference bridge changed"),
          Map.entry("incident.custom_field_values.updated", "a field changed"),
          Map.entry("incident.incident_type.changed", "its type changed"),
          Map.entry("incident.service_updated", "it moved to another service"),
          Map.entry("incident.reopened", "it was reopened"),
          Map.entry("incident.resolved", "it was resolved"),
          Map.entry("incident.workflow.started", "a workflow was started"),
          Map.entry("incident.workflow.completed", "a workflow came to its end"),
          Map.entry("incident.action_invocation.created", "an automation action was started"),
          Map.entry("incident.action_invocation.updated", "an automation action went on"),
          Map.entry("incident.action_invocation.terminated", "an automation action ended"),
          Map.entry("service.created", "a service was made"),
          Map.entry("service.updated", "a service changed"),
          Map.entry("service.deleted", "a service was deleted"),
          Map.entry("service.custom_field_values.updated", "a field of a service changed"),
          Map.entry("pagey.ping", "this is a test"));

  private EventWords() {}

  /** A clause; empty for a type that is not published. */
  static Optional<String> of(String eventType) {
    return Optional.ofNullable(WORDS.get(eventType));
  }
}
