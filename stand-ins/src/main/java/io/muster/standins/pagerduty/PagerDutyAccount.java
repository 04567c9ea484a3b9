package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.account.Permissions;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.Schedule;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.TeamRole;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.muster.standins.pagerduty.incident.Actor;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import io.muster.standins.pagerduty.incident.NewIncident;
import io.muster.standins.pagerduty.incident.Note;
import io.muster.standins.pagerduty.incident.StatusUpdate;
import io.muster.standins.pagerduty.rest.ApiKeys;
import io.muster.standins.pagerduty.rest.Desks;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.muster.standins.pagerduty.webhook.SubscriptionForm;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * One account as its people use it on PagerDuty's own pages. What a person's role does not permit is refused with
 * {@link io.muster.standins.pagerduty.account.Refusal}, as on the pages.
 */
public final class PagerDutyAccount {
    private final Account account;
    private final Desks desks;
    private final ApiKeys keys;
    private final SubscriptionForm subscriptions;

    PagerDutyAccount(Account account, Desks desks, ApiKeys keys, SubscriptionForm subscriptions) {
        this.account = account;
        this.desks = desks;
        this.keys = keys;
        this.subscriptions = subscriptions;
    }

    /** @return all the account holds, to read */
    public Account holdings() {
        return account;
    }

    /** Adds a person. */
    public User user(String name, String email, UserRole role) {
        return account.exclusively(() -> account.addUser(name, email, role));
    }

    /** Adds a team. */
    public Team team(String name, Map<User, TeamRole> members) {
        Map<String, TeamRole> byId = new HashMap<>();
        members.forEach((user, role) -> byId.put(user.id(), role));
        return account.exclusively(() -> account.addTeam(name, byId));
    }

    /** Adds an escalation policy; level 1 first. */
    public EscalationPolicy policy(String name, List<List<User>> levels, Team... owners) {
        return policyOf(name, levels.stream().map(Level::of).toList(), owners);
    }

    /** Adds an escalation policy whose levels may ask schedules; level 1 first. */
    public EscalationPolicy policyOf(String name, List<Level> levels, Team... owners) {
        return account.exclusively(() -> account.addPolicy(name, levels, List.of(owners)));
    }

    /** Adds a schedule on which persons take turns, the first one from now on. */
    public Schedule schedule(String name, List<User> people, Duration turn) {
        return account.exclusively(() -> account.addSchedule(name, people, turn));
    }

    /** Adds a service and says so to subscribers. */
    public Service service(String name, EscalationPolicy policy, Team... owners) {
        return account.exclusively(() -> {
            Service made = account.addService(name, policy, List.of(owners));
            desks.ledger().announce(made, "service.created", Actor.pagerDuty());
            return made;
        });
    }

    /** Renames a service. */
    public Service rename(Service service, String name, User by) {
        return account.exclusively(() -> {
            Service renamed = new Service(service.id(), name, service.policy(), service.teams(), service.createdAt());
            account.replaceService(renamed);
            desks.ledger().announce(renamed, "service.updated", Actor.onTheWebsite(by));
            return renamed;
        });
    }

    /** Deletes a service. */
    public void delete(Service service, User by) {
        account.exclusively(() -> {
            desks.ledger().announce(service, "service.deleted", Actor.onTheWebsite(by));
            account.removeService(service);
        });
    }

    /** Sets text fields of a service; PagerDuty tells what they were before. */
    public void fields(Service service, Map<String, Object> values, User by) {
        account.exclusively(() -> desks.ledger().announceFields(service, values, Actor.onTheWebsite(by)));
    }

    /** Adds a priority below the others. */
    public Priority priority(String name, String description) {
        return account.exclusively(() -> account.addPriority(name, description));
    }

    /** @return a new key of the account that may read and write */
    public String apiKey() {
        return keys.create(account, Optional.empty(), false);
    }

    /** @return a new key of the account that may only read */
    public String readOnlyApiKey() {
        return keys.create(account, Optional.empty(), true);
    }

    /** @return a new key of a person */
    public String apiKey(User user) {
        return keys.create(account, Optional.of(user), false);
    }

    /** Adds a webhook subscription by hand; its newest secret is {@code secrets().getFirst()}. */
    public Subscription subscribe(String url, Subscription.Filter filter, Set<String> events) {
        return account.exclusively(() -> subscriptions.create(account, url, Map.of(), Optional.empty(), filter, events,
                true));
    }

    /** Opens an incident by hand. */
    public Incident trigger(NewIncident wanted, User by) {
        return account.exclusively(() -> {
            Permissions.requireResponder(by, wanted.service().teams());
            return desks.status().trigger(wanted, Actor.onTheWebsite(by));
        });
    }

    /** Opens an urgent incident by hand. */
    public Incident trigger(Service service, String title, User by) {
        return trigger(NewIncident.of(service, title), by);
    }

    /** Acknowledges. */
    public void acknowledge(Incident incident, User by) {
        act(incident, by, () -> desks.status().acknowledge(incident, Actor.onTheWebsite(by)));
    }

    /** Takes the acknowledgement back. */
    public void unacknowledge(Incident incident, User by) {
        act(incident, by, () -> desks.status().unacknowledge(incident, Actor.onTheWebsite(by)));
    }

    /** Calls the next level. */
    public void escalate(Incident incident, User by) {
        act(incident, by, () -> desks.status().escalate(incident, incident.level() + 1, Actor.onTheWebsite(by)));
    }

    /** Assigns to persons. */
    public void reassign(Incident incident, List<User> to, User by) {
        act(incident, by, () -> desks.status().reassign(incident, to, Actor.onTheWebsite(by)));
    }

    /** Hands over to another policy. */
    public void delegate(Incident incident, EscalationPolicy policy, User by) {
        act(incident, by, () -> desks.status().delegate(incident, policy, Actor.onTheWebsite(by)));
    }

    /** Resolves. */
    public void resolve(Incident incident, User by) {
        act(incident, by, () -> desks.status().resolve(incident, Optional.empty(), Actor.onTheWebsite(by)));
    }

    /** Opens again. */
    public void reopen(Incident incident, User by) {
        act(incident, by, () -> desks.status().reopen(incident, IncidentStatus.TRIGGERED, Actor.onTheWebsite(by)));
    }

    /** Writes a note. */
    public Note addNote(Incident incident, String content, User by) {
        return act(incident, by, () -> desks.conversation().annotate(incident, content, by, Actor.onTheWebsite(by)));
    }

    /** Publishes a status update. */
    public StatusUpdate publishStatusUpdate(Incident incident, String message, User by) {
        return act(incident, by, () -> desks.conversation().publish(incident, message, Optional.empty(),
                Optional.empty(), by, Actor.onTheWebsite(by)));
    }

    /** Asks a person for help. */
    public void addResponder(Incident incident, User wanted, String message, User by) {
        act(incident, by, () -> desks.conversation().call(incident, List.of(wanted), Optional.empty(), message, by,
                Actor.onTheWebsite(by)));
    }

    /** The person who was asked answers: joined or declined. */
    public void answer(Incident incident, User asked, String state) {
        account.exclusively(() -> desks.conversation().answer(incident, asked, state, Actor.onTheWebsite(asked)));
    }

    /** Sets the priority. */
    public void prioritise(Incident incident, Priority priority, User by) {
        change(incident, by, (details, actor) -> details.details().prioritise(incident, Optional.of(priority), actor));
    }

    /** Sets the conference bridge. */
    public void bridge(Incident incident, String number, String url, User by) {
        change(incident, by, (details, actor) -> details.details().bridge(incident,
                JsonObject.of("conference_number", number, "conference_url", url), actor));
    }

    /** Merges others into an incident; they are resolved. */
    public void merge(Incident target, List<Incident> sources, User by) {
        sources.forEach(source -> Permissions.requireResponder(by, source.teams()));
        change(target, by, (with, actor) -> with.merge().merge(target, sources, actor));
    }

    /** Does anything else that a person may do to an incident. */
    public void change(Incident incident, User by, BiConsumer<Desks, Actor> what) {
        act(incident, by, () -> {
            what.accept(desks, Actor.onTheWebsite(by));
            return incident;
        });
    }

    /** Lets pass what is due by now. */
    void passTime() {
        account.exclusively(() -> desks.status().passTime());
    }

    private <T> T act(Incident incident, User by, Supplier<T> what) {
        return account.exclusively(() -> {
            Permissions.requireResponder(by, incident.teams());
            return what.get();
        });
    }
}
