package io.muster.standins.teams;

import io.muster.standins.wire.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every call of every bot, in the order in which they ended. Safe for many threads. */
public final class Ledger {
    private final Changes changes;
    private final List<LedgerEntry> entries = new ArrayList<>();

    Ledger(Changes changes) {
        this.changes = changes;
    }

    /** All entries so far. */
    public synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    synchronized void add(Instant at, Operation operation, Optional<String> bot, Optional<String> place, Optional<String> activityId,
                          boolean committed, int status, Optional<ConnectorRefusal> refusal) {
        entries.add(new LedgerEntry(entries.size() + 1L, at, operation, bot, place, activityId, committed, status,
                refusal.map(ConnectorRefusal::code), refusal.map(ConnectorRefusal::getMessage), refusal.flatMap(ConnectorRefusal::retryAfter)));
        changes.note("ledger", Long.toString(entries.size()), place);
    }
}
