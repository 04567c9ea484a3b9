package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.References;
import io.muster.standins.pagerduty.account.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Builds {@code event.data} of V3 webhooks: one shape per published data type. */
public final class EventData {
    private static final int TRIMMED_AT = 25_000;
    private final References references;

    /** @param references how the account names its things */
    public EventData(References references) {
        this.references = references;
    }

    /** @return data type {@code incident} */
    public JsonObject incident(Incident incident) {
        JsonObject data = JsonObject.of("id", incident.id(), "type", "incident",
                "self", references.api("/incidents/" + incident.id()),
                "html_url", references.web("/incidents/" + incident.id()),
                "number", incident.number(), "status", incident.status().apiName(),
                "incident_key", incident.key(), "created_at", seconds(incident.createdAt()),
                "title", incident.title());
        incident.reopenedAt().ifPresent(at -> data.put("reopened_at", seconds(at)));
        return data.put("service", references.serviceInWebhook(incident.service()))
                .put("assignees", list(incident.assignments(), timed -> references.user(timed.user())))
                .put("escalation_policy", references.policy(incident.policy()))
                .put("teams", list(incident.teams(), references::team))
                .put("priority", incident.priority().map(references::priority).orElse(null))
                .put("urgency", incident.urgency())
                .put("conference_bridge", incident.bridge().orElse(null))
                .put("resolve_reason", resolveReason(incident).orElse(null))
                .put("incident_type", JsonObject.of("name", incident.type()));
    }

    /** @return data type {@code incident_note} */
    public JsonObject note(Incident incident, Note note) {
        return JsonObject.of("incident", named(incident), "id", note.id(), "content", trimmed(note.content()),
                "trimmed", note.content().length() > TRIMMED_AT, "type", "incident_note");
    }

    /** @return data type {@code incident_status_update} */
    public JsonObject statusUpdate(Incident incident, StatusUpdate update) {
        return JsonObject.of("incident", named(incident), "id", update.id(), "message", trimmed(update.message()),
                "trimmed", update.message().length() > TRIMMED_AT, "type", "incident_status_update");
    }

    /** @return data type {@code incident_responder} */
    public JsonObject responder(Incident incident, Responder responder) {
        return JsonObject.of("incident", named(incident), "user", references.user(responder.user()),
                "escalation_policy", responder.policy().map(references::policy).orElse(null),
                "message", responder.message(), "state", responder.state(), "type", "incident_responder");
    }

    /** @return data type {@code incident_conference_bridge} */
    public JsonObject bridge(Incident incident) {
        JsonObject bridge = incident.bridge().orElseGet(JsonObject::new);
        JsonArray numbers = new JsonArray();
        if (bridge.getString("conference_number") != null) {
            numbers.add(JsonObject.of("label", "", "number", bridge.getString("conference_number")));
        }
        return JsonObject.of("incident", named(incident), "conference_numbers", numbers,
                "conference_url", bridge.getString("conference_url"), "type", "incident_conference_bridge");
    }

    /** @return data type {@code incident_field_values}: all values, and the former ones of those that changed */
    public JsonObject fieldValues(Incident incident, List<JsonObject> former) {
        return JsonObject.of("incident", unnamed(incident),
                "custom_fields", list(List.copyOf(incident.fields().values()), JsonObject::copy),
                "changed_custom_fields", list(former, JsonObject::copy), "type", "incident_field_values");
    }

    /** @return data type {@code service} */
    public JsonObject service(Service service) {
        return references.serviceInWebhook(service).put("type", "service")
                .put("alert_creation", "create_alerts_and_incidents")
                .put("teams", list(service.teams(), references::team));
    }

    /** @return data type {@code service_field_values} for fields that had no value before */
    public JsonObject serviceFields(Service service, Map<String, Object> values) {
        JsonArray fields = new JsonArray();
        JsonArray former = new JsonArray();
        values.forEach((name, value) -> {
            JsonObject field = JsonObject.of("data_type", "string", "field_type", "single_value",
                    "id", Identifiers.resource(), "name", name, "type", "field_value", "value", value);
            fields.add(field);
            former.add(field.copy().put("value", null));
        });
        return JsonObject.of("service", references.serviceInWebhook(service).put("summary", null),
                "custom_fields", fields, "changed_custom_fields", former, "type", "service_field_values");
    }

    /** @return why an incident was resolved, when it was by being merged: the only reason PagerDuty has */
    public Optional<JsonObject> resolveReason(Incident incident) {
        return incident.mergedInto().map(into -> JsonObject.of("type", "merge_resolve_reason",
                "incident", references.incident(into.id(), into.title())));
    }

    /** @return the reference most data types carry */
    public JsonObject named(Incident incident) {
        return references.incident(incident.id(), incident.title());
    }

    /** @return the reference whose summary PagerDuty leaves null in field, role and task events */
    public JsonObject unnamed(Incident incident) {
        return references.incident(incident.id(), null);
    }

    /** @return a time as PagerDuty writes it, cut to the second */
    public static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** @return a JSON array of {@code shape} applied to each */
    public static <T> JsonArray list(List<T> all, Function<T, JsonObject> shape) {
        return new JsonArray(new java.util.ArrayList<>(all.stream().map(shape).toList()));
    }

    private static String trimmed(String text) {
        return text.length() > TRIMMED_AT ? text.substring(0, TRIMMED_AT) : text;
    }
}
