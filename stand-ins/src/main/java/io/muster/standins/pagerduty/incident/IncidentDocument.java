package io.muster.standins.pagerduty.incident;

import static io.muster.standins.pagerduty.incident.EventData.list;
import static io.muster.standins.pagerduty.incident.EventData.seconds;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.References;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Builds the REST answers about incidents. Times have no fractions of a second, as PagerDuty's have none. */
public final class IncidentDocument {
    private final References references;

    /** @param account whose incidents */
    public IncidentDocument(Account account) {
        this.references = account.references();
    }

    /**
     * @param incident the incident
     * @param include  the {@code include[]} of the request
     * @return an {@code incident}; a field without value is left out, since the published schema permits no null there
     */
    public JsonObject incident(Incident incident, Set<String> include) {
        JsonObject json = references.incident(incident.id(), summary(incident)).put("type", "incident")
                .put("incident_number", incident.number()).put("title", incident.title())
                .put("created_at", seconds(incident.createdAt())).put("updated_at", seconds(incident.updatedAt()))
                .put("status", incident.status().apiName()).put("incident_key", incident.key())
                .put("service", references.service(incident.service()))
                .put("assignments", list(incident.assignments(), one -> timed(one, "assignee")))
                .put("assigned_via", incident.assignedVia())
                .put("last_status_change_at", seconds(incident.statusChangedAt()))
                .put("last_status_change_by", agent(incident.statusChangedBy(), incident))
                .put("first_trigger_log_entry", firstTrigger(incident))
                .put("alert_counts", JsonObject.of("all", 0, "triggered", 0, "resolved", 0))
                .put("is_mergeable", incident.mergedInto().isEmpty())
                .put("incident_type", JsonObject.of("name", incident.type()))
                .put("escalation_policy", references.policy(incident.policy()))
                .put("teams", list(incident.teams(), references::team))
                .put("pending_actions", pendingActions(incident))
                .put("acknowledgements", list(incident.acknowledgements(), one -> timed(one, "acknowledger")))
                .put("incidents_responders", list(incident.responders(), one -> responder(incident, one)))
                .put("responder_requests", new JsonArray())
                .put("urgency", incident.urgency());
        incident.resolvedAt().ifPresent(at -> json.put("resolved_at", seconds(at)));
        new EventData(references).resolveReason(incident).ifPresent(reason -> json.put("resolve_reason", reason));
        incident.priority().ifPresent(priority -> json.put("priority", references.priority(priority)));
        incident.bridge().ifPresent(bridge -> json.put("conference_bridge", bridge.copy()));
        if (include.contains("custom_fields")) {
            json.put("custom_fields", list(List.copyOf(incident.fields().values()), JsonObject::copy));
        }
        return json;
    }

    /** @return a {@code note} */
    public JsonObject note(Note note) {
        return JsonObject.of("id", note.id(), "user", references.user(note.author()),
                "channel", JsonObject.of("summary", "The PagerDuty website or APIs"), "content", note.content(),
                "created_at", seconds(note.at()), "updated_at", seconds(note.at()));
    }

    /** @return a {@code status_update} */
    public JsonObject statusUpdate(StatusUpdate update) {
        JsonObject json = JsonObject.of("id", update.id(), "message", update.message(),
                "sender", references.user(update.sender()), "created_at", seconds(update.at()));
        update.subject().ifPresent(subject -> json.put("subject", subject));
        update.html().ifPresent(html -> json.put("html_message", html));
        return json;
    }

    /** @return a {@code log_entry} */
    public JsonObject logEntry(Incident incident, LogEntry entry) {
        JsonObject json = references.reference(entry.type(), entry.id(), entry.summary(),
                "/log_entries/" + entry.id() + "?incident_id=" + incident.id(),
                "/incidents/" + incident.id() + "/log_entries/" + entry.id());
        JsonObject channel = JsonObject.of("type", channel(entry));
        entry.note().ifPresent(note -> channel.put("summary", note));
        json.put("created_at", seconds(entry.at())).put("agent", agent(entry.actor(), incident)).put("channel", channel)
                .put("service", references.service(incident.service()))
                .put("incident", references.incident(incident.id(), summary(incident)))
                .put("teams", list(incident.teams(), references::team)).put("contexts", new JsonArray());
        entry.note().ifPresent(note -> json.put("note", note));
        if ("trigger_log_entry".equals(entry.type())) {
            json.put("event_details", JsonObject.of("description", incident.title()));
        }
        return json;
    }

    /** @return one {@code incidents_responders} entry */
    public JsonObject responder(Incident incident, Responder responder) {
        return JsonObject.of("state", responder.state(), "user", references.user(responder.user()),
                "incident", references.incident(incident.id(), summary(incident)),
                "updated_at", seconds(responder.updated()), "message", responder.message(),
                "requester", references.user(responder.requester()), "requested_at", seconds(responder.asked()));
    }

    /** @return {@code [#37] Title}, as PagerDuty names an incident */
    public static String summary(Incident incident) {
        return "[#" + incident.number() + "] " + incident.title();
    }

    private JsonObject agent(Actor actor, Incident incident) {
        return actor.user().map(references::user).orElseGet(() -> references.service(incident.service()));
    }

    /** The contract's channels of a person have no API among them: calls count as the website. */
    private static String channel(LogEntry entry) {
        if (entry.actor().user().isEmpty()) {
            return "timeout";
        }
        return "annotate_log_entry".equals(entry.type()) ? "note" : "website";
    }

    private JsonObject timed(Timed one, String role) {
        return JsonObject.of("at", seconds(one.at()), role, references.user(one.user()));
    }

    private JsonObject firstTrigger(Incident incident) {
        LogEntry first = incident.log().getFirst();
        return references.reference("trigger_log_entry_reference", first.id(), first.summary(),
                "/log_entries/" + first.id() + "?incident_id=" + incident.id(),
                "/incidents/" + incident.id() + "/log_entries/" + first.id());
    }

    private static JsonArray pendingActions(Incident incident) {
        JsonArray actions = new JsonArray();
        incident.unacknowledgesAt().ifPresent(at -> actions.add(
                JsonObject.of("type", "unacknowledge", "at", seconds(at))));
        return actions;
    }
}
