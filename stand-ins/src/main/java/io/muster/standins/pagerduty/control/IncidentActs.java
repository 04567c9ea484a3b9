package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.NewIncident;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a person does to an incident, by the name of the deed; {@code by} is the person's email. */
final class IncidentActs {
    private IncidentActs() {
    }

    static Incident trigger(PagerDutyAccount account, JsonObject wanted) {
        Service service = named(account.holdings().services(), Service::id, Service::name,
                ControlRoutes.text(wanted, "service"));
        NewIncident plain = NewIncident.of(service, ControlRoutes.text(wanted, "title"));
        NewIncident incident = new NewIncident(service, plain.title(),
                Optional.ofNullable(wanted.getString("incident_key")), wanted.getString("urgency", "high"),
                Optional.ofNullable(wanted.getString("priority")).map(name -> priority(account, name)),
                Optional.empty(), Optional.empty(), plain.type(), Optional.empty(), List.of());
        return account.trigger(incident, by(account, wanted));
    }

    static void perform(PagerDutyAccount account, Incident incident, String act, JsonObject how) {
        User by = by(account, how);
        switch (act) {
            case "acknowledge" -> account.acknowledge(incident, by);
            case "unacknowledge" -> account.unacknowledge(incident, by);
            case "resolve" -> account.resolve(incident, by);
            case "reopen" -> account.reopen(incident, by);
            case "escalate" -> account.escalate(incident, by);
            case "reassign" -> account.reassign(incident, ControlRoutes.strings(how.getJsonArray("to")).stream()
                    .map(email -> ControlRoutes.person(account, email)).toList(), by);
            case "delegate" -> account.delegate(incident, named(account.holdings().policies(), EscalationPolicy::id,
                    EscalationPolicy::name, ControlRoutes.text(how, "escalation_policy")), by);
            case "snooze" -> account.change(incident, by, (desks, actor) -> desks.status().snooze(incident,
                    Duration.parse(ControlRoutes.text(how, "for")), actor));
            case "note" -> account.addNote(incident, ControlRoutes.text(how, "content"), by);
            case "status-update" -> account.publishStatusUpdate(incident, ControlRoutes.text(how, "message"), by);
            case "responder" -> account.addResponder(incident, ControlRoutes.person(account, how.getString("user")),
                    how.getString("message", "Please help"), by);
            case "answer" -> account.answer(incident, by, ControlRoutes.text(how, "state"));
            default -> change(account, incident, act, how, by);
        }
    }

    private static void change(PagerDutyAccount account, Incident incident, String act, JsonObject how, User by) {
        switch (act) {
            case "priority" -> account.prioritise(incident, priority(account, ControlRoutes.text(how, "priority")), by);
            case "bridge" -> account.bridge(incident, how.getString("number"), how.getString("url"), by);
            case "rename" -> account.change(incident, by, (desks, actor) -> desks.details().rename(incident,
                    ControlRoutes.text(how, "title"), actor));
            case "type" -> account.change(incident, by, (desks, actor) -> desks.details().type(incident,
                    ControlRoutes.text(how, "name"), actor));
            case "move" -> account.change(incident, by, (desks, actor) -> desks.details().move(incident,
                    named(account.holdings().services(), Service::id, Service::name,
                            ControlRoutes.text(how, "service")), actor));
            case "fields" -> account.change(incident, by, (desks, actor) -> desks.details().fields(incident,
                    how.getJsonObject("values").getMap(), actor));
            case "role" -> account.change(incident, by, (desks, actor) -> desks.work().assignRole(incident,
                    ControlRoutes.text(how, "role"), Optional.ofNullable(how.getString("user"))
                            .map(email -> ControlRoutes.person(account, email)), actor));
            case "task" -> account.change(incident, by, (desks, actor) -> desks.work().task(incident,
                    how.getString("change", "created"), Optional.ofNullable(how.getString("id")),
                    ControlRoutes.text(how, "name"), actor));
            case "workflow" -> account.change(incident, by, (desks, actor) -> desks.work().workflow(incident,
                    how.getString("change", "started"), ControlRoutes.text(how, "name"), actor));
            case "action" -> account.change(incident, by, (desks, actor) -> desks.work().action(incident,
                    how.getString("change", "created"), ControlRoutes.text(how, "name"), actor));
            default -> throw new IllegalArgumentException("Nobody can " + act + " an incident");
        }
    }

    private static User by(PagerDutyAccount account, JsonObject how) {
        return ControlRoutes.person(account, ControlRoutes.text(how, "by"));
    }

    private static Priority priority(PagerDutyAccount account, String name) {
        return named(account.holdings().priorities(), Priority::id, Priority::name, name);
    }

    private static <T> T named(List<T> all, Function<T, String> id, Function<T, String> name, String wanted) {
        return all.stream().filter(one -> id.apply(one).equals(wanted) || name.apply(one).equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The account has no " + wanted));
    }
}
