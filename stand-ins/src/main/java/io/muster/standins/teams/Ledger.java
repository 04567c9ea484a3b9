package io.muster.standins.teams;

import io.muster.standins.wire.Changes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest calls of every bot, in the order in which they ended. Safe for many threads. */
public final class Ledger {
    /** As many as are kept where nothing else is said. */
    public static final int MOST = 200_000;

    private final Changes changes;
    private final int most;
    private final Deque<LedgerEntry> entries = new ArrayDeque<>();
    private long count;

    Ledger(Changes changes, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A ledger keeps at least one entry");
        }
        this.changes = changes;
        this.most = most;
    }

    /** All that are kept, oldest first; their numbers tell whether older ones are gone. */
    public synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** The newest so many of them, oldest first. */
    public synchronized List<LedgerEntry> newest(int number) {
        var found = new ArrayList<LedgerEntry>();
        var backwards = entries.descendingIterator();
        while (backwards.hasNext() && found.size() < number) {
            found.add(backwards.next());
        }
        return found.reversed();
    }

    synchronized void add(Instant at, Operation operation, Optional<String> bot, Optional<String> place, Optional<String> activityId,
                          boolean committed, int status, Optional<ConnectorRefusal> refusal) {
        count++;
        entries.add(new LedgerEntry(count, at, operation, bot, place, activityId, committed, status,
                refusal.map(ConnectorRefusal::code), refusal.map(ConnectorRefusal::getMessage), refusal.flatMap(ConnectorRefusal::retryAfter)));
        if (entries.size() > most) {
            entries.removeFirst();
        }
        changes.note("ledger", Long.toString(count), place);
    }
}
