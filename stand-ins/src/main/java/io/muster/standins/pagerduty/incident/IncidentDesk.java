package io.muster.standins.pagerduty.incident;

import static io.muster.standins.pagerduty.incident.IncidentStatus.ACKNOWLEDGED;
import static io.muster.standins.pagerduty.incident.IncidentStatus.RESOLVED;
import static io.muster.standins.pagerduty.incident.IncidentStatus.TRIGGERED;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can happen to an incident's status and to who is called for it. Refuses as the REST API refuses. */
public final class IncidentDesk {
    /** How long an acknowledgement holds: the default of a service's {@code acknowledgement_timeout}. */
    public static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(1800);

    private final Account account;
    private final Ledger ledger;

    /**
     * @param account whose incidents
     * @param ledger  writes the log and announces
     */
    public IncidentDesk(Account account, Ledger ledger) {
        this.account = account;
        this.ledger = ledger;
    }

    /**
     * Opens an incident.
     *
     * @throws io.muster.standins.pagerduty.account.Refusal when an open incident of the service has the key already
     */
    public Incident trigger(NewIncident wanted, Actor by) {
        wanted.key().ifPresent(key -> refuseOpenTwin(wanted.service(), key));
        Instant now = account.now();
        EscalationPolicy policy = wanted.policy().orElse(wanted.service().policy());
        List<User> callees = wanted.assignees().isEmpty() ? policy.callees(1, now) : wanted.assignees();
        Incident incident = new Incident(account.nextNumber(), wanted, now, by);
        incident.assign(callees, now);
        incident.assignedVia = wanted.assignees().isEmpty() ? "escalation_policy" : "direct_assignment";
        account.add(incident);
        return ledger.enter(incident, "trigger_log_entry", "Triggered through the " + by.channel(), by,
                Optional.empty(), "incident.triggered");
    }

    /** Acknowledges; 1001 when resolved, 1002 when acknowledged. */
    public Incident acknowledge(Incident incident, Actor by) {
        refuseResolved(incident);
        if (incident.status == ACKNOWLEDGED) {
            throw PublishedError.INCIDENT_ALREADY_ACKNOWLEDGED.because("Incident Already Acknowledged");
        }
        acknowledgeFor(incident, by, ACKNOWLEDGEMENT);
        return ledger.enter(incident, "acknowledge_log_entry", "Acknowledged", by, Optional.empty(),
                "incident.acknowledged");
    }

    /** Takes the acknowledgement back; 1012 when there is none. */
    public Incident unacknowledge(Incident incident, Actor by) {
        if (incident.status != ACKNOWLEDGED) {
            throw PublishedError.INCIDENT_NOT_ACKNOWLEDGED.because("Incident is not Acknowledged");
        }
        changeStatus(incident, TRIGGERED, by);
        return ledger.enter(incident, "unacknowledge_log_entry", "Unacknowledged", by, Optional.empty(),
                "incident.unacknowledged");
    }

    /** Resolves; 1001 when resolved. The resolution is kept in the log only. */
    public Incident resolve(Incident incident, Optional<String> resolution, Actor by) {
        refuseResolved(incident);
        changeStatus(incident, RESOLVED, by);
        incident.resolvedAt = Optional.of(incident.statusChangedAt);
        incident.assignments.clear();
        return ledger.enter(incident, "resolve_log_entry", "Resolved", by, resolution, "incident.resolved");
    }

    /** Opens a resolved incident again; to acknowledged it is assigned to the person, else to the policy. */
    public Incident reopen(Incident incident, IncidentStatus to, Actor by) {
        if (incident.status != RESOLVED) {
            throw PublishedError.INVALID_STATUS.because("Incident is not resolved");
        }
        if (incident.mergedInto.isPresent()) {
            throw PublishedError.ALREADY_MERGED.because("Incident Already Merged");
        }
        List<User> callees = to == ACKNOWLEDGED ? by.user().stream().toList()
                : incident.policy.callees(1, account.now());
        incident.resolvedAt = Optional.empty();
        incident.reopenedAt = Optional.of(account.now());
        incident.level = 1;
        if (to == ACKNOWLEDGED) {
            acknowledgeFor(incident, by, ACKNOWLEDGEMENT);
        } else {
            changeStatus(incident, TRIGGERED, by);
        }
        incident.assign(callees, account.now());
        return ledger.enter(incident, "trigger_log_entry", "Reopened", by, Optional.empty(), "incident.reopened");
    }

    /** Calls a level of the incident's own policy; 1006 when there is no such level. */
    public Incident escalate(Incident incident, int level, Actor by) {
        refuseResolved(incident);
        if (!incident.policy.hasLevel(level)) {
            throw PublishedError.CANNOT_ESCALATE.because("Escalation level does not exist");
        }
        List<User> callees = incident.policy.callees(level, account.now());
        incident.level = level;
        call(incident, callees, "escalation_policy", by);
        return ledger.enter(incident, "escalate_log_entry", "Escalated to level " + level, by, Optional.empty(),
                "incident.escalated");
    }

    /** Assigns to persons instead of the policy. */
    public Incident reassign(Incident incident, List<User> to, Actor by) {
        refuseResolved(incident);
        call(incident, to, "direct_assignment", by);
        return ledger.enter(incident, "assign_log_entry", "Reassigned", by, Optional.empty(), "incident.reassigned");
    }

    /** Hands over to another escalation policy. */
    public Incident delegate(Incident incident, EscalationPolicy policy, Actor by) {
        refuseResolved(incident);
        List<User> callees = policy.callees(1, account.now());
        incident.policy = policy;
        incident.level = 1;
        call(incident, callees, "escalation_policy", by);
        return ledger.enter(incident, "delegate_log_entry", "Delegated to " + policy.name(), by, Optional.empty(),
                "incident.delegated");
    }

    /** Quiets for a while: acknowledged until then. */
    public Incident snooze(Incident incident, Duration during, Actor by) {
        refuseResolved(incident);
        boolean news = incident.status != ACKNOWLEDGED;
        acknowledgeFor(incident, by, during);
        return ledger.enter(incident, "snooze_log_entry", "Snoozed", by, Optional.empty(),
                news ? "incident.acknowledged" : "");
    }

    /** Lets pass what is due by now: acknowledgements that end, levels that did not answer. */
    public void passTime() {
        Instant now = account.now();
        for (Incident incident : account.incidents()) {
            if (incident.unacknowledgesAt.filter(at -> !at.isAfter(now)).isPresent()) {
                unacknowledge(incident, Actor.pagerDuty());
            } else if (isUnanswered(incident, now)) {
                escalate(incident, incident.level + 1, Actor.pagerDuty());
            }
        }
    }

    private boolean isUnanswered(Incident incident, Instant now) {
        return incident.status == TRIGGERED && incident.policy.hasLevel(incident.level + 1)
                && !incident.policy.levels().get(incident.level).onCall(now).isEmpty()
                && incident.assignments.stream().anyMatch(assigned -> assigned.at()
                        .plus(Duration.ofMinutes(EscalationPolicy.DELAY_IN_MINUTES)).isBefore(now));
    }

    private void acknowledgeFor(Incident incident, Actor by, Duration during) {
        changeStatus(incident, ACKNOWLEDGED, by);
        by.user().ifPresent(user -> incident.acknowledgements.add(new Timed(incident.statusChangedAt, user)));
        incident.unacknowledgesAt = Optional.of(incident.statusChangedAt.plus(during));
    }

    private void call(Incident incident, List<User> users, String via, Actor by) {
        if (incident.status == ACKNOWLEDGED) {
            changeStatus(incident, TRIGGERED, by);
        }
        incident.assignedVia = via;
        incident.assign(users, account.now());
    }

    private void changeStatus(Incident incident, IncidentStatus to, Actor by) {
        incident.status = to;
        incident.statusChangedAt = account.now();
        incident.statusChangedBy = by;
        incident.acknowledgements.clear();
        incident.unacknowledgesAt = Optional.empty();
    }

    private void refuseResolved(Incident incident) {
        if (incident.status == RESOLVED) {
            throw PublishedError.INCIDENT_ALREADY_RESOLVED.because("Incident Already Resolved");
        }
    }

    private void refuseOpenTwin(Service service, String key) {
        if (account.incidents().stream().anyMatch(other -> other.status() != RESOLVED
                && other.service().id().equals(service.id()) && other.key().equals(key))) {
            throw PublishedError.INVALID_INPUT.because(
                    "Open incident with matching dedup key already exists on this service");
        }
    }
}
