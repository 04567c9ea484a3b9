package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Actor;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One incident's part of {@code PUT /incidents} or {@code PUT /incidents/{id}}: read whole, checked, then applied. */
final class IncidentChange {
    private final Desks desks;
    private final Actor actor;
    private final Optional<IncidentStatus> status;
    private final Optional<String> resolution;
    private final Optional<String> title;
    private final Optional<String> urgency;
    private final Optional<Integer> level;
    private final Optional<Priority> priority;
    private final boolean dropsPriority;
    private final List<User> assignees;
    private final Optional<EscalationPolicy> policy;
    private final Optional<Service> service;
    private final Optional<JsonObject> bridge;
    private final Optional<String> type;

    IncidentChange(Desks desks, RestCall call, Body body) {
        Lookup lookup = new Lookup(call.account());
        body.oneOf("type", Set.of("incident", "incident_reference"));
        this.desks = desks;
        this.actor = call.actor();
        this.status = body.optionalString("status").map(name -> IncidentStatus.of(name)
                .orElseThrow(() -> PublishedError.INVALID_STATUS.because(name)));
        this.resolution = body.optionalString("resolution");
        this.title = body.optionalString("title");
        this.urgency = body.optionalOneOf("urgency", Set.of("high", "low"));
        this.level = body.optionalInteger("escalation_level");
        this.priority = lookup.priority(body);
        this.dropsPriority = body.has("priority") && priority.isEmpty();
        this.assignees = lookup.assignees(body);
        this.policy = body.optionalObject("escalation_policy").map(lookup::policy);
        this.service = body.optionalObject("service").map(lookup::service);
        this.bridge = body.optionalObject("conference_bridge").map(IncidentWrites::bridge);
        this.type = body.optionalObject("incident_type").flatMap(one -> one.optionalString("name"));
    }

    /** Refuses what cannot be done, before anything is. */
    void check(Incident incident) {
        boolean resolved = incident.status() == IncidentStatus.RESOLVED;
        if (resolved && status.filter(wanted -> wanted != IncidentStatus.RESOLVED).isEmpty()
                && (status.isPresent() || level.isPresent() || policy.isPresent() || !assignees.isEmpty())) {
            throw PublishedError.INCIDENT_ALREADY_RESOLVED.because("Incident Already Resolved");
        }
        if (incident.status() == IncidentStatus.ACKNOWLEDGED
                && status.equals(Optional.of(IncidentStatus.ACKNOWLEDGED))) {
            throw PublishedError.INCIDENT_ALREADY_ACKNOWLEDGED.because("Incident Already Acknowledged");
        }
        if (level.filter(wanted -> !policy.orElse(incident.policy()).hasLevel(wanted)).isPresent()) {
            throw PublishedError.CANNOT_ESCALATE.because("Escalation level does not exist");
        }
    }

    /** Applies everything the body asked for. */
    void apply(Incident incident) {
        title.ifPresent(wanted -> desks.details().rename(incident, wanted, actor));
        urgency.ifPresent(wanted -> desks.details().urgency(incident, wanted, actor));
        type.ifPresent(wanted -> desks.details().type(incident, wanted, actor));
        bridge.ifPresent(wanted -> desks.details().bridge(incident, wanted, actor));
        service.ifPresent(wanted -> desks.details().move(incident, wanted, actor));
        if (priority.isPresent() || dropsPriority) {
            desks.details().prioritise(incident, priority, actor);
        }
        policy.ifPresent(wanted -> desks.status().delegate(incident, wanted, actor));
        level.ifPresent(wanted -> desks.status().escalate(incident, wanted, actor));
        if (!assignees.isEmpty()) {
            desks.status().reassign(incident, assignees, actor);
        }
        status.ifPresent(wanted -> move(incident, wanted));
    }

    private void move(Incident incident, IncidentStatus wanted) {
        if (incident.status() == IncidentStatus.RESOLVED) {
            desks.status().reopen(incident, wanted, actor);
            return;
        }
        switch (wanted) {
            case RESOLVED -> desks.status().resolve(incident, resolution, actor);
            case ACKNOWLEDGED -> desks.status().acknowledge(incident, actor);
            case TRIGGERED -> {
                if (incident.status() == IncidentStatus.ACKNOWLEDGED) {
                    desks.status().unacknowledge(incident, actor);
                }
            }
        }
    }
}
