package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code include[]} asks for: references in an answer give way to the things they refer to, one step deep. */
final class Expansion {
    /** Where a person stands in an incident, and by which name that place is asked for. */
    private static final Map<String, String> PLACES = Map.of("acknowledger", "acknowledgers", "assignee", "assignees",
            "last_status_change_by", "agents", "agent", "agents", "targets", "targets");

    private final Account account;
    private final Set<String> include;
    private final DirectoryDocument directory;
    private final IncidentDocument incidents;

    Expansion(Account account, Set<String> include) {
        this.account = account;
        this.include = include;
        this.directory = new DirectoryDocument(account);
        this.incidents = new IncidentDocument(account);
    }

    /** @return the document itself, with what was asked for in it */
    JsonObject of(JsonObject document) {
        if (!include.isEmpty()) {
            document.fieldNames().forEach(name -> document.put(name, expanded(name, document.getValue(name))));
        }
        return document;
    }

    private Object expanded(String name, Object value) {
        return switch (value) {
            case JsonObject object -> String.valueOf(object.getString("type")).endsWith("_reference")
                    ? referred(name, object).orElse(object) : of(object);
            case JsonArray array -> new JsonArray(array.stream().map(one -> expanded(name, one)).toList());
            case null, default -> value;
        };
    }

    private Optional<JsonObject> referred(String name, JsonObject reference) {
        String id = reference.getString("id");
        return switch (reference.getString("type")) {
            case "user_reference" -> asked("users", name).flatMap(yes -> account.user(id)).map(directory::user);
            case "team_reference" -> asked("teams", name).flatMap(yes -> account.team(id)).map(directory::team);
            case "service_reference" -> asked("services", name).flatMap(yes -> account.service(id)).map(directory::service);
            case "schedule_reference" -> asked("schedules", name).flatMap(yes -> account.schedule(id)).map(directory::schedule);
            case "priority_reference" -> asked("priorities", name).flatMap(yes -> account.priority(id)).map(directory::priority);
            case "escalation_policy_reference" -> asked("escalation_policies", name).flatMap(yes -> account.policy(id))
                    .map(directory::policy);
            case "incident_reference" -> asked("incidents", name).flatMap(yes -> account.incident(id))
                    .map(incident -> incidents.incident(incident, Set.of()));
            case "trigger_log_entry_reference" -> asked("first_trigger_log_entries", name).flatMap(yes -> entry(id));
            default -> Optional.empty();
        };
    }

    private Optional<JsonObject> entry(String id) {
        return account.incidents().stream().filter(incident -> incident.log().getFirst().id().equals(id)).findFirst()
                .map(incident -> incidents.logEntry(incident, incident.log().getFirst()));
    }

    private Optional<String> asked(String kind, String place) {
        return Optional.of(kind).filter(wanted -> include.contains(wanted)
                || PLACES.containsKey(place) && include.contains(PLACES.get(place)));
    }
}
