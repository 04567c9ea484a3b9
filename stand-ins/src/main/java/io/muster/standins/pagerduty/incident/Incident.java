package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.User;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An incident as PagerDuty keeps it. Only this package changes it; others read. */
public final class Incident {
    private final String id;
    private final int number;
    private final String key;
    private final Instant createdAt;
    final List<Timed> assignments = new ArrayList<>();
    final List<Timed> acknowledgements = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<StatusUpdate> statusUpdates = new ArrayList<>();
    final List<Responder> responders = new ArrayList<>();
    final List<LogEntry> log = new ArrayList<>();
    final Map<String, JsonObject> fields = new LinkedHashMap<>();
    String title;
    IncidentStatus status = IncidentStatus.TRIGGERED;
    String urgency;
    String type;
    String assignedVia = "escalation_policy";
    Service service;
    EscalationPolicy policy;
    int level = 1;
    Instant updatedAt;
    Instant statusChangedAt;
    Actor statusChangedBy;
    Optional<Instant> reopenedAt = Optional.empty();
    Optional<Instant> resolvedAt = Optional.empty();
    Optional<Instant> unacknowledgesAt = Optional.empty();
    Optional<Priority> priority;
    Optional<JsonObject> bridge;
    Optional<JsonObject> body;
    Optional<Merged> mergedInto = Optional.empty();

    /**
     * Where a merged incident went.
     *
     * @param id    of the incident it was merged into
     * @param title of that incident, as it was then
     */
    public record Merged(String id, String title) {
    }

    Incident(int number, NewIncident wanted, Instant at, Actor by) {
        this.id = Identifiers.incident();
        this.number = number;
        this.key = wanted.key().orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        this.title = wanted.title();
        this.urgency = wanted.urgency();
        this.service = wanted.service();
        this.policy = wanted.policy().orElse(wanted.service().policy());
        this.priority = wanted.priority();
        this.bridge = wanted.bridge();
        this.body = wanted.body();
        this.type = wanted.type();
        this.createdAt = at;
        this.updatedAt = at;
        this.statusChangedAt = at;
        this.statusChangedBy = by;
    }

    private Incident(IncidentState kept, Service service, EscalationPolicy policy) {
        IncidentState.Outline outline = kept.outline();
        this.id = outline.id();
        this.number = outline.number();
        this.key = outline.key();
        this.createdAt = outline.createdAt();
        this.service = service;
        this.policy = policy;
        kept.into(this);
    }

    /** @return the incident as it was kept; services and policies are found by their ids */
    public static Incident of(IncidentState kept, Function<String, Service> service,
            Function<String, EscalationPolicy> policy) {
        return new Incident(kept, service.apply(kept.outline().service()), policy.apply(kept.calling().policy()));
    }

    /** @return all there is to keep; a copy */
    public IncidentState state() {
        return IncidentState.of(this);
    }

    public String id() {
        return id;
    }

    public int number() {
        return number;
    }

    /** @return what tells two incidents of a service apart; unique among the open ones */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public IncidentStatus status() {
        return status;
    }

    /** @return high or low */
    public String urgency() {
        return urgency;
    }

    /** @return the name of the incident type */
    public String type() {
        return type;
    }

    /** @return escalation_policy or direct_assignment */
    public String assignedVia() {
        return assignedVia;
    }

    public Service service() {
        return service;
    }

    public EscalationPolicy policy() {
        return policy;
    }

    /** @return the level of the policy that is being called, from 1 */
    public int level() {
        return level;
    }

    /** @return the teams of the service */
    public List<Team> teams() {
        return service.teams();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Instant statusChangedAt() {
        return statusChangedAt;
    }

    public Actor statusChangedBy() {
        return statusChangedBy;
    }

    public Optional<Instant> reopenedAt() {
        return reopenedAt;
    }

    public Optional<Instant> resolvedAt() {
        return resolvedAt;
    }

    /** @return when the acknowledgement or the snooze ends by itself */
    public Optional<Instant> unacknowledgesAt() {
        return unacknowledgesAt;
    }

    public Optional<Priority> priority() {
        return priority;
    }

    /** @return the incident this one was merged into */
    public Optional<Merged> mergedInto() {
        return mergedInto;
    }

    /** @return conference_number and conference_url */
    public Optional<JsonObject> bridge() {
        return bridge;
    }

    /** @return the incident body, as it was given */
    public Optional<JsonObject> body() {
        return body;
    }

    public List<Timed> assignments() {
        return List.copyOf(assignments);
    }

    public List<Timed> acknowledgements() {
        return List.copyOf(acknowledgements);
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    public List<StatusUpdate> statusUpdates() {
        return List.copyOf(statusUpdates);
    }

    public List<Responder> responders() {
        return List.copyOf(responders);
    }

    /** @return the log, oldest first */
    public List<LogEntry> log() {
        return List.copyOf(log);
    }

    /** @return the custom field values, by name */
    public Map<String, JsonObject> fields() {
        return new LinkedHashMap<>(fields);
    }

    void assign(List<User> users, Instant at) {
        assignments.clear();
        users.forEach(user -> assignments.add(new Timed(at, user)));
    }
}
