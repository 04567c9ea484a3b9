package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.Service;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an incident is about: title, priority, urgency, bridge, service, type, fields. */
public final class IncidentDetails {
    private final Ledger ledger;

    /** @param ledger writes the log and announces */
    public IncidentDetails(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Renames; PagerDuty has no event for it. */
    public void rename(Incident incident, String title, Actor by) {
        incident.title = title;
        ledger.log(incident, "field_value_change_log_entry", "Title changed", by, Optional.empty());
    }

    /** Changes the urgency; PagerDuty has no event for it. */
    public void urgency(Incident incident, String urgency, Actor by) {
        incident.urgency = urgency;
        ledger.log(incident, "urgency_change_log_entry", "Urgency changed", by, Optional.empty());
    }

    /** Sets the priority, or with empty takes it away. */
    public void prioritise(Incident incident, Optional<Priority> priority, Actor by) {
        incident.priority = priority;
        ledger.enter(incident, "field_value_change_log_entry", "Priority changed", by, Optional.empty(),
                "incident.priority_updated");
    }

    /** Sets the conference bridge. */
    public void bridge(Incident incident, JsonObject bridge, Actor by) {
        incident.bridge = Optional.of(bridge);
        ledger.log(incident, "field_value_change_log_entry", "Conference bridge changed", by, Optional.empty());
        ledger.announce(incident, "incident.conference_bridge.updated", by, ledger.data().bridge(incident));
    }

    /** Moves the incident to another service. */
    public void move(Incident incident, Service service, Actor by) {
        incident.service = service;
        ledger.enter(incident, "field_value_change_log_entry", "Service changed", by, Optional.empty(),
                "incident.service_updated");
    }

    /** Changes the incident type. */
    public void type(Incident incident, String name, Actor by) {
        incident.type = name;
        ledger.enter(incident, "field_value_change_log_entry", "Incident type changed", by, Optional.empty(),
                "incident.incident_type.changed");
    }

    /** Sets text fields of the account. */
    public void fields(Incident incident, Map<String, Object> values, Actor by) {
        List<JsonObject> former = new ArrayList<>();
        values.forEach((name, value) -> {
            JsonObject known = incident.fields.computeIfAbsent(name, IncidentDetails::field);
            former.add(known.copy());
            known.put("value", value);
        });
        ledger.log(incident, "custom_field_value_change_log_entry", "Custom fields changed", by, Optional.empty());
        ledger.announce(incident, "incident.custom_field_values.updated", by,
                ledger.data().fieldValues(incident, former));
    }

    private static JsonObject field(String name) {
        return JsonObject.of("data_type", "string", "field_type", "single_value", "id", Identifiers.resource(),
                "name", name, "namespace", "incidents", "type", "field_value", "value", null);
    }
}
