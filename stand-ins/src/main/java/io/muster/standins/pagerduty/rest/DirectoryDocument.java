package io.muster.standins.pagerduty.rest;

import static io.muster.standins.pagerduty.incident.EventData.list;
import static io.muster.standins.pagerduty.incident.EventData.seconds;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.account.OnCall;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.References;
import io.muster.standins.pagerduty.account.Schedule;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/** Builds the REST answers about persons, teams, services, policies and priorities. */
final class DirectoryDocument {
    private static final String AVATAR = "https://pd-static-assets.pagerduty.com/users/blank-avatar.png";

    private final Account account;
    private final References references;

    DirectoryDocument(Account account) {
        this.account = account;
        this.references = account.references();
    }

    JsonObject user(User user) {
        List<Team> teams = account.teams().stream().filter(team -> team.members().containsKey(user.id())).toList();
        return references.user(user).put("type", "user").put("name", user.name()).put("email", user.email())
                .put("time_zone", "Etc/UTC").put("color", "green").put("role", user.role().apiName())
                .put("avatar_url", AVATAR).put("invitation_sent", false).put("created_via_sso", false)
                .put("teams", list(teams, references::team)).put("contact_methods", new JsonArray())
                .put("notification_rules", new JsonArray());
    }

    JsonObject team(Team team) {
        return references.team(team).put("type", "team").put("name", team.name()).put("default_role", "manager");
    }

    JsonObject service(Service service) {
        JsonObject json = references.service(service).put("type", "service").put("name", service.name())
                .put("auto_resolve_timeout", 14_400).put("acknowledgement_timeout", 1_800)
                .put("created_at", seconds(service.createdAt())).put("status", status(service))
                .put("alert_creation", "create_alerts_and_incidents").put("integrations", new JsonArray())
                .put("escalation_policy", references.policy(service.policy()))
                .put("teams", list(service.teams(), references::team))
                .put("incident_urgency_rule", JsonObject.of("type", "constant", "urgency", "high"))
                .put("scheduled_actions", new JsonArray());
        account.incidents().stream().filter(one -> one.service().id().equals(service.id()))
                .map(Incident::createdAt).max(Comparator.naturalOrder())
                .ifPresent(at -> json.put("last_incident_timestamp", seconds(at)));
        return json;
    }

    JsonObject policy(EscalationPolicy policy) {
        JsonArray rules = new JsonArray();
        policy.levels().forEach(level -> rules.add(JsonObject.of("id", level.id(),
                "escalation_delay_in_minutes", EscalationPolicy.DELAY_IN_MINUTES,
                "targets", targets(level))));
        List<Service> services = account.services().stream().filter(one -> one.policy().id().equals(policy.id()))
                .toList();
        return references.policy(policy).put("type", "escalation_policy").put("name", policy.name())
                .put("on_call_handoff_notifications", "if_has_services").put("escalation_rules", rules)
                .put("services", list(services, references::service)).put("num_loops", 0)
                .put("teams", list(policy.teams(), references::team));
    }

    private JsonArray targets(Level level) {
        return list(level.users(), references::user).addAll(list(level.schedules(), references::schedule));
    }

    JsonObject onCall(OnCall one) {
        JsonObject json = JsonObject.of("user", references.user(one.user()),
                "escalation_policy", references.policy(one.policy()), "escalation_level", one.level());
        one.schedule().ifPresent(schedule -> json.put("schedule", references.schedule(schedule)));
        one.turn().ifPresent(turn -> json.put("start", seconds(turn.start())).put("end", seconds(turn.end())));
        return json;
    }

    JsonObject schedule(Schedule schedule) {
        return references.schedule(schedule).put("type", "schedule").put("name", schedule.name())
                .put("time_zone", "Etc/UTC").put("users", list(schedule.users(), references::user))
                .put("escalation_policies", list(account.policies().stream().filter(policy -> policy.levels().stream()
                        .anyMatch(level -> level.schedules().contains(schedule))).toList(), references::policy));
    }

    JsonObject priority(Priority priority) {
        return references.priority(priority).put("type", "priority").put("name", priority.name())
                .put("description", priority.description());
    }

    private String status(Service service) {
        List<IncidentStatus> open = account.incidents().stream()
                .filter(one -> one.service().id().equals(service.id())).map(Incident::status).toList();
        if (open.contains(IncidentStatus.TRIGGERED)) {
            return "critical";
        }
        return open.contains(IncidentStatus.ACKNOWLEDGED) ? "warning" : "active";
    }
}
