package io.muster.standins.pagerduty.account;

import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** All that one PagerDuty account holds. Every reader and writer goes through {@link #exclusively}. */
public final class Account {
    private static final int MOST_INCIDENTS = 4000;

    private final String id;
    private final String subdomain;
    private final Region region;
    private final Clock clock;
    private final Changed changed;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<String, Schedule> schedules = new LinkedHashMap<>();
    private final Map<String, EscalationPolicy> policies = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Service> removed = new LinkedHashMap<>();
    private final Map<String, Priority> priorities = new LinkedHashMap<>();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final Set<String> abilities = new LinkedHashSet<>(
            List.of("teams", "urgencies", "coordinated_responding", "permissions_service", "service_support_hours"));
    private int lastNumber;

    /**
     * @param subdomain before {@code .pagerduty.com}
     * @param region    where the account lives
     * @param clock     the time
     * @param changed   hears of every change
     */
    public Account(String subdomain, Region region, Clock clock, Changed changed) {
        this.id = Identifiers.resource();
        this.subdomain = subdomain;
        this.region = region;
        this.clock = clock;
        this.changed = changed;
    }

    /** An account as it was kept. */
    public Account(AccountState kept, Clock clock, Changed changed) {
        this.id = kept.id();
        this.subdomain = kept.subdomain();
        this.region = kept.region();
        this.clock = clock;
        this.changed = changed;
        kept.people().forEach(one -> users.put(one.id(), one));
        kept.teams().forEach(one -> teams.put(one.id(), one));
        kept.schedules().forEach(one -> schedules.put(one.id(), one));
        kept.policies().forEach(one -> policies.put(one.id(), one));
        kept.services().forEach(one -> services.put(one.id(), one));
        kept.removed().forEach(one -> removed.put(one.id(), one));
        kept.priorities().forEach(one -> priorities.put(one.id(), one));
        abilities.clear();
        abilities.addAll(kept.abilities());
        lastNumber = kept.lastNumber();
        kept.incidents().forEach(one -> add(Incident.of(one,
                service -> services.getOrDefault(service, removed.get(service)), policies::get)));
    }

    /** @return all there is to keep; a copy */
    public synchronized AccountState state() {
        return new AccountState(id, subdomain, region, users(), teams(), new ArrayList<>(schedules.values()),
                policies(), services(),
                new ArrayList<>(removed.values()), priorities(), new ArrayList<>(abilities), lastNumber,
                incidents.values().stream().map(Incident::state).toList());
    }

    /** Runs {@code work} while nobody else reads or writes this account. */
    public synchronized <T> T exclusively(Supplier<T> work) {
        return work.get();
    }

    /** Does {@code work} while nobody else reads or writes this account. */
    public synchronized void exclusively(Runnable work) {
        work.run();
    }

    /** Adds a person. */
    public User addUser(String name, String email, UserRole role) {
        return kept(users, new User(Identifiers.resource(), name, email, role), User::id);
    }

    /** Adds a team; {@code members} maps user ids to roles. */
    public Team addTeam(String name, Map<String, TeamRole> members) {
        return kept(teams, new Team(Identifiers.resource(), name, new LinkedHashMap<>(members)), Team::id);
    }

    /** Adds a schedule; its first turn begins now. */
    public Schedule addSchedule(String name, List<User> people, Duration turn) {
        return kept(schedules, new Schedule(Identifiers.resource(), name, people, turn, now()), Schedule::id);
    }

    /** Adds an escalation policy. */
    public EscalationPolicy addPolicy(String name, List<Level> levels, List<Team> owners) {
        return kept(policies, new EscalationPolicy(Identifiers.resource(), name, levels, owners), EscalationPolicy::id);
    }

    /** Adds a service. */
    public Service addService(String name, EscalationPolicy policy, List<Team> owners) {
        return kept(services, new Service(Identifiers.resource(), name, policy, owners, now()), Service::id);
    }

    /** Adds a priority below those that are there. */
    public Priority addPriority(String name, String description) {
        return kept(priorities, new Priority(Identifiers.resource(), name, description), Priority::id);
    }

    /** Keeps a new incident; the oldest resolved one is forgotten when there are more than 4000. */
    public void add(Incident incident) {
        incidents.put(incident.id(), incident);
        if (incidents.size() > MOST_INCIDENTS) {
            incidents.values().stream().filter(one -> one.status() == IncidentStatus.RESOLVED).map(Incident::id)
                    .findFirst().ifPresent(incidents::remove);
        }
    }

    /** Tells whoever follows that something here is no longer as it was. */
    public void changed() {
        changed.note(Changed.ACCOUNT, subdomain);
    }

    /** Tells whoever follows that an incident is no longer as it was. */
    public void changed(Incident incident) {
        changed.note(Changed.INCIDENT, incident.id());
    }

    /** Takes a service away, as its deletion in PagerDuty does. */
    public void removeService(Service service) {
        Optional.ofNullable(services.remove(service.id())).ifPresent(gone -> removed.put(gone.id(), gone));
        changed();
    }

    /** Puts a changed service in the place of the one with the same id. */
    public void replaceService(Service service) {
        kept(services, service, Service::id);
    }

    /** @return the person with that email, in any case of letters */
    public Optional<User> userByEmail(String email) {
        return users.values().stream().filter(user -> user.email().equalsIgnoreCase(email)).findFirst();
    }

    /** @return the incident with that id or that number */
    public Optional<Incident> incident(String idOrNumber) {
        Incident byId = incidents.get(idOrNumber);
        return byId != null ? Optional.of(byId) : incidents.values().stream()
                .filter(incident -> String.valueOf(incident.number()).equals(idOrNumber)).findFirst();
    }

    /** @return the next human number of an incident */
    public int nextNumber() {
        return ++lastNumber;
    }

    public String id() {
        return id;
    }

    public String subdomain() {
        return subdomain;
    }

    public Region region() {
        return region;
    }

    /** @return the time */
    public Instant now() {
        return clock.instant();
    }

    /** @return how this account names its things */
    public References references() {
        return new References(region, subdomain);
    }

    /** @return the names of what this account's plan permits; may be changed */
    public Set<String> abilities() {
        return abilities;
    }

    public Optional<User> user(String userId) {
        return Optional.ofNullable(users.get(userId));
    }

    public Optional<Team> team(String teamId) {
        return Optional.ofNullable(teams.get(teamId));
    }

    public Optional<Schedule> schedule(String scheduleId) {
        return Optional.ofNullable(schedules.get(scheduleId));
    }

    public Optional<EscalationPolicy> policy(String policyId) {
        return Optional.ofNullable(policies.get(policyId));
    }

    public Optional<Service> service(String serviceId) {
        return Optional.ofNullable(services.get(serviceId));
    }

    public Optional<Priority> priority(String priorityId) {
        return Optional.ofNullable(priorities.get(priorityId));
    }

    public List<User> users() {
        return new ArrayList<>(users.values());
    }

    public List<Team> teams() {
        return new ArrayList<>(teams.values());
    }

    public List<EscalationPolicy> policies() {
        return new ArrayList<>(policies.values());
    }

    public List<Service> services() {
        return new ArrayList<>(services.values());
    }

    public List<Priority> priorities() {
        return new ArrayList<>(priorities.values());
    }

    public List<Incident> incidents() {
        return new ArrayList<>(incidents.values());
    }

    private <T> T kept(Map<String, T> all, T one, Function<T, String> id) {
        all.put(id.apply(one), one);
        changed();
        return one;
    }
}
