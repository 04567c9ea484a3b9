package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.Service;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes an incident's log and announces what happened to whoever sends webhooks. */
public final class Ledger {
    private final Account account;
    private final EventData data;
    private final Consumer<Occurrence> announce;

    /**
     * @param account  whose incidents
     * @param announce receives every occurrence, in the order it happened
     */
    public Ledger(Account account, Consumer<Occurrence> announce) {
        this.account = account;
        this.data = new EventData(account.references());
        this.announce = announce;
    }

    /** Logs, and announces with the whole incident as data; an empty event type only logs. */
    Incident enter(Incident incident, String logType, String summary, Actor by, Optional<String> note, String event) {
        log(incident, logType, summary, by, note);
        if (!event.isEmpty()) {
            announce(incident, event, by, data.incident(incident));
        }
        return incident;
    }

    /** Logs without announcing. */
    void log(Incident incident, String logType, String summary, Actor by, Optional<String> note) {
        incident.updatedAt = account.now();
        incident.log.add(new LogEntry(Identifiers.incident(), logType, summary, by, account.now(), note));
        account.changed(incident);
    }

    /** Announces with data of its own. */
    void announce(Incident incident, String event, Actor by, JsonObject eventData) {
        account.changed(incident);
        announce.accept(new Occurrence(account, event, "incident", incident.id(), incident.service(), account.now(),
                by, eventData));
    }

    /** Announces something about a service itself. */
    public void announce(Service service, String event, Actor by) {
        announce.accept(new Occurrence(account, event, "service", service.id(), service, account.now(), by,
                data.service(service)));
    }

    /** Announces new text fields of a service. */
    public void announceFields(Service service, Map<String, Object> values, Actor by) {
        announce.accept(new Occurrence(account, "service.custom_field_values.updated", "service", service.id(),
                service, account.now(), by, data.serviceFields(service, values)));
    }

    /** @return the shapes of event data */
    EventData data() {
        return data;
    }
}
