package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.Priority;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident as it is kept over a restart: every field of {@link Incident}, service and policy by their ids.
 *
 * @param outline what it is, and where it stands
 * @param calling who is called, and how far
 * @param history what happened, and what was said
 */
public record IncidentState(Outline outline, Calling calling, History history) {

    /** What it is. */
    record Outline(String id, int number, String key, Instant createdAt, String title, String urgency, String type,
            String service, Optional<Priority> priority, Optional<JsonObject> bridge, Optional<JsonObject> body,
            Map<String, JsonObject> fields) {
    }

    /** Who is called. */
    record Calling(IncidentStatus status, Instant statusChangedAt, Actor statusChangedBy, String policy, int level,
            String assignedVia, List<Timed> assignments, List<Timed> acknowledgements,
            Optional<Instant> unacknowledgesAt) {
    }

    /** What happened. */
    record History(Instant updatedAt, Optional<Instant> reopenedAt, Optional<Instant> resolvedAt,
            Optional<Incident.Merged> mergedInto, List<Note> notes, List<StatusUpdate> statusUpdates,
            List<Responder> responders, List<LogEntry> log) {
    }

    static IncidentState of(Incident it) {
        return new IncidentState(
                new Outline(it.id(), it.number(), it.key(), it.createdAt(), it.title, it.urgency, it.type,
                        it.service.id(), it.priority, it.bridge, it.body, copies(it.fields())),
                new Calling(it.status, it.statusChangedAt, it.statusChangedBy, it.policy.id(), it.level,
                        it.assignedVia, it.assignments(), it.acknowledgements(), it.unacknowledgesAt),
                new History(it.updatedAt, it.reopenedAt, it.resolvedAt, it.mergedInto, it.notes(), it.statusUpdates(),
                        it.responders(), it.log()));
    }

    /** Sets whatever can change. */
    void into(Incident it) {
        it.title = outline.title();
        it.urgency = outline.urgency();
        it.type = outline.type();
        it.priority = outline.priority();
        it.bridge = outline.bridge();
        it.body = outline.body();
        it.fields.putAll(outline.fields());
        it.status = calling.status();
        it.statusChangedAt = calling.statusChangedAt();
        it.statusChangedBy = calling.statusChangedBy();
        it.level = calling.level();
        it.assignedVia = calling.assignedVia();
        it.assignments.addAll(calling.assignments());
        it.acknowledgements.addAll(calling.acknowledgements());
        it.unacknowledgesAt = calling.unacknowledgesAt();
        it.updatedAt = history.updatedAt();
        it.reopenedAt = history.reopenedAt();
        it.resolvedAt = history.resolvedAt();
        it.mergedInto = history.mergedInto();
        it.notes.addAll(history.notes());
        it.statusUpdates.addAll(history.statusUpdates());
        it.responders.addAll(history.responders());
        it.log.addAll(history.log());
    }

    private static Map<String, JsonObject> copies(Map<String, JsonObject> fields) {
        fields.replaceAll((name, value) -> value.copy());
        return fields;
    }
}
