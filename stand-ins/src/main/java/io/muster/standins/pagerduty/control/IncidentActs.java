package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.NewIncident;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a person does to an incident, by the name of the deed; {@code by} is the person's email. */
final class IncidentActs {
    private IncidentActs() {
    }

    static Incident trigger(PagerDutyAccount account, Wanted wanted) {
        Service service = named(account.holdings().services(), Service::id, Service::name,
                wanted.text("service"));
        NewIncident plain = NewIncident.of(service, wanted.text("title"));
        NewIncident incident = new NewIncident(service, plain.title(),
                wanted.optional("incident_key"), wanted.text("urgency", "high"),
                wanted.optional("priority").map(name -> priority(account, name)),
                Optional.empty(), Optional.empty(), plain.type(), Optional.empty(), List.of());
        return account.trigger(incident, by(account, wanted));
    }

    static void perform(PagerDutyAccount account, Incident incident, String act, Wanted how) {
        User by = by(account, how);
        switch (act) {
            case "acknowledge" -> account.acknowledge(incident, by);
            case "unacknowledge" -> account.unacknowledge(incident, by);
            case "resolve" -> account.resolve(incident, by);
            case "reopen" -> account.reopen(incident, by);
            case "escalate" -> account.escalate(incident, by);
            case "reassign" -> account.reassign(incident, how.texts("to").stream()
                    .map(email -> AccountControl.person(account, email)).toList(), by);
            case "delegate" -> account.delegate(incident, named(account.holdings().policies(), EscalationPolicy::id,
                    EscalationPolicy::name, how.text("escalation_policy")), by);
            case "snooze" -> account.change(incident, by, (desks, actor) -> desks.status().snooze(incident,
                    Duration.parse(how.text("for")), actor));
            case "note" -> account.addNote(incident, how.text("content"), by);
            case "status-update" -> account.publishStatusUpdate(incident, how.text("message"), by);
            case "responder" -> account.addResponder(incident, AccountControl.person(account, how.text("user")),
                    how.text("message", "Please help"), by);
            case "merge" -> account.merge(incident, how.texts("sources").stream()
                    .map(id -> AccountControl.incident(account, id)).toList(), by);
            case "urgency" -> account.change(incident, by, (desks, actor) -> desks.details().urgency(incident,
                    how.text("urgency"), actor));
            case "answer" -> account.answer(incident, by, how.text("state"));
            default -> change(account, incident, act, how, by);
        }
    }

    private static void change(PagerDutyAccount account, Incident incident, String act, Wanted how, User by) {
        switch (act) {
            case "priority" -> account.prioritise(incident, priority(account, how.text("priority")), by);
            case "bridge" -> account.bridge(incident, how.text("number"), how.text("url"), by);
            case "rename" -> account.change(incident, by, (desks, actor) -> desks.details().rename(incident,
                    how.text("title"), actor));
            case "type" -> account.change(incident, by, (desks, actor) -> desks.details().type(incident,
                    how.text("name"), actor));
            case "move" -> account.change(incident, by, (desks, actor) -> desks.details().move(incident,
                    named(account.holdings().services(), Service::id, Service::name,
                            how.text("service")), actor));
            case "fields" -> account.change(incident, by, (desks, actor) -> desks.details().fields(incident,
                    how.json().getJsonObject("values").getMap(), actor));
            case "role" -> account.change(incident, by, (desks, actor) -> desks.work().assignRole(incident,
                    how.text("role"), how.optional("user")
                            .map(email -> AccountControl.person(account, email)), actor));
            case "task" -> account.change(incident, by, (desks, actor) -> desks.work().task(incident,
                    how.text("change", "created"), how.optional("id"),
                    how.text("name"), actor));
            case "workflow" -> account.change(incident, by, (desks, actor) -> desks.work().workflow(incident,
                    how.text("change", "started"), how.text("name"), actor));
            case "action" -> account.change(incident, by, (desks, actor) -> desks.work().action(incident,
                    how.text("change", "created"), how.text("name"), actor));
            default -> throw new IllegalArgumentException("Nobody can " + act + " an incident");
        }
    }

    private static User by(PagerDutyAccount account, Wanted how) {
        return AccountControl.person(account, how.text("by"));
    }

    private static Priority priority(PagerDutyAccount account, String name) {
        return named(account.holdings().priorities(), Priority::id, Priority::name, name);
    }

    private static <T> T named(List<T> all, Function<T, String> id, Function<T, String> name, String wanted) {
        return all.stream().filter(one -> id.apply(one).equals(wanted) || name.apply(one).equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The account has no " + wanted));
    }
}
