package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.References;
import io.muster.standins.pagerduty.account.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** What surrounds an incident: roles, tasks, workflows and automation, told by webhook only. */
public final class IncidentWork {
    private final References references;
    private final Ledger ledger;

    /**
     * @param references how the account names its things
     * @param ledger     announces
     */
    public IncidentWork(References references, Ledger ledger) {
        this.references = references;
        this.ledger = ledger;
    }

    /** Gives an incident role to a person, or with empty takes it from whoever had it. */
    public void assignRole(Incident incident, String role, Optional<User> to, Actor by) {
        JsonObject assignment = JsonObject.of("assignee", to.map(references::user).orElse(null),
                "id", UUID.randomUUID().toString(), "incident", ledger.data().unnamed(incident), "old_assignee", null,
                "role", JsonObject.of("id", Identifiers.resource(), "summary", role, "type", "role_reference"),
                "status", "active", "type", "role_assignment_reference");
        ledger.announce(incident, "incident.role.assigned", by, JsonObject.of("type", "incident_role_assignment",
                "incident_role_assignments", JsonArray.of(assignment)));
    }

    /**
     * Creates, changes or completes a task.
     *
     * @param change created, updated or completed
     * @param taskId empty for a new one
     * @return the task's id
     */
    public String task(Incident incident, String change, Optional<String> taskId, String name, Actor by) {
        String id = taskId.orElseGet(Identifiers::resource);
        JsonArray assignees = new JsonArray();
        by.user().ifPresent(user -> assignees.add(references.user(user)));
        ledger.announce(incident, "incident.task." + change, by, JsonObject.of("name", name, "description", "",
                "id", id, "summary", name, "type", "incident_task",
                "status", "completed".equals(change) ? "complete" : "todo", "assignees", assignees,
                "incident", ledger.data().unnamed(incident)));
        return id;
    }

    /**
     * Starts or completes a workflow.
     *
     * @param change started or completed
     */
    public void workflow(Incident incident, String change, String name, Actor by) {
        String id = Identifiers.resource();
        String trigger = UUID.randomUUID().toString();
        ledger.announce(incident, "incident.workflow." + change, by, JsonObject.of("id", Identifiers.resource(),
                "type", "incident_workflow_instance", "summary", name,
                "incident_workflow", references.reference("incident_workflow_reference", id, name,
                        "/incident_workflows/" + id, "/incident-workflows/workflows/" + id),
                "workflow_trigger", references.reference("workflow_trigger_reference", trigger, name,
                        "/incident_workflows/triggers/" + trigger, "").put("html_url", null),
                "incident", ledger.data().named(incident),
                "service", references.serviceInWebhook(incident.service())));
    }

    /**
     * Runs an automation action.
     *
     * @param change created, updated or terminated
     */
    public void action(Incident incident, String change, String name, Actor by) {
        String action = Identifiers.event();
        String invocation = Identifiers.event();
        String path = "/rundeck-actions/actions/" + action;
        JsonObject data = references.reference("incident_action_invocation", invocation, name,
                "/automation/invocations/" + invocation, path + "/invocations/" + invocation + "/report");
        data.remove("summary");
        ledger.announce(incident, "incident.action_invocation." + change, by, data
                .put("incident", ledger.data().named(incident))
                .put("action", references.reference("action_reference", action, name, "/automation/actions/" + action,
                        path))
                .put("state", change));
    }
}
