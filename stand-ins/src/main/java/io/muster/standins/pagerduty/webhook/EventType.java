package io.muster.standins.pagerduty.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The published V3 event types one can subscribe to, and the scope an app needs for each. */
public final class EventType {
    private static final Map<String, String> SCOPES = new LinkedHashMap<>();

    static {
        for (String name : ("acknowledged annotated conference_bridge.updated custom_field_values.updated delegated "
                + "escalated incident_type.changed priority_updated reassigned reopened resolved responder.added "
                + "responder.replied role.assigned service_updated status_update_published task.completed "
                + "task.created task.updated triggered unacknowledged action_invocation.created "
                + "action_invocation.terminated action_invocation.updated").split(" ")) {
            SCOPES.put("incident." + name, "incidents.read");
        }
        SCOPES.put("incident.workflow.started", "incident_workflows.read");
        SCOPES.put("incident.workflow.completed", "incident_workflows.read");
        for (String name : "created custom_field_values.updated deleted updated".split(" ")) {
            SCOPES.put("service." + name, "services.read");
        }
    }

    private EventType() {
    }

    /** @return every type one can subscribe to */
    public static Set<String> all() {
        return Set.copyOf(SCOPES.keySet());
    }

    /** @return the scope an app needs to subscribe, or empty when PagerDuty has no such event */
    public static Optional<String> scope(String eventType) {
        return Optional.ofNullable(SCOPES.get(eventType));
    }
}
