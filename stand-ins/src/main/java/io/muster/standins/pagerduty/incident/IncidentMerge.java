package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.PublishedError;
import java.util.List;
import java.util.Optional;

/** Several incidents become one: the others are resolved into it. */
public final class IncidentMerge {
    private final IncidentDesk desk;
    private final Ledger ledger;

    /**
     * @param desk   resolves what is merged
     * @param ledger writes the log
     */
    public IncidentMerge(IncidentDesk desk, Ledger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    /**
     * Merges; nothing happens to any when one cannot be.
     *
     * @throws io.muster.standins.pagerduty.account.Refusal 1001 when the target is resolved, 1019 when a source (or the
     *         target) was merged before, 2001 when a source is the target itself
     */
    public void merge(Incident target, List<Incident> sources, Actor by) {
        if (target.mergedInto().isPresent() || sources.stream().anyMatch(one -> one.mergedInto().isPresent())) {
            throw PublishedError.ALREADY_MERGED.because("Incident Already Merged");
        }
        if (target.status() == IncidentStatus.RESOLVED) {
            throw PublishedError.INCIDENT_ALREADY_RESOLVED.because("Open incidents cannot be merged into a resolved incident");
        }
        if (sources.contains(target)) {
            throw PublishedError.INVALID_INPUT.because("An incident cannot be merged into itself");
        }
        for (Incident source : sources) {
            source.mergedInto = Optional.of(new Incident.Merged(target.id(), target.title()));
            if (source.status() == IncidentStatus.RESOLVED) {
                ledger.log(source, "resolve_log_entry", "Merged into " + IncidentDocument.summary(target), by, Optional.empty());
            } else {
                desk.resolve(source, Optional.of("Merged into " + IncidentDocument.summary(target)), by);
            }
        }
        ledger.log(target, "annotate_log_entry", "Merged with " + sources.size() + " other", by, Optional.empty());
    }
}
