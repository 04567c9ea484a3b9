package io.muster.standins.teams;

import io.muster.standins.teams.Operation.Window;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The published limits as sliding windows: per bot and thread, per thread for all bots, and 50 a second per app and tenant. */
final class Limits {
    private static final List<Window> TENANT = List.of(new Window(1, 50, false));

    private final Clock clock;
    private final Map<String, Deque<Long>> times = new HashMap<>();

    Limits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one operation, or refuses it without counting.
     *
     * @throws ConnectorRefusal 429 with the whole seconds after which it would have been taken
     */
    synchronized void take(Operation operation, String botAppId, String tenantId, String thread, boolean chatWithOnePerson) {
        long now = clock.millis();
        var ofBot = times("bot " + operation.budget() + " " + botAppId + " " + thread);
        var ofAll = times("all " + operation.budget() + " " + thread);
        var ofTenant = times("tenant " + botAppId + " " + tenantId);
        long wait = Math.max(wait(ofBot, operation.windowsOfOneBot(), now, chatWithOnePerson),
                Math.max(wait(ofAll, operation.windowsOfAllBots(), now, chatWithOnePerson), wait(ofTenant, TENANT, now, chatWithOnePerson)));
        if (wait > 0) {
            throw ConnectorRefusal.throttled((wait + 999) / 1000);
        }
        List.of(ofBot, ofAll, ofTenant).forEach(taken -> taken.addLast(now));
    }

    synchronized void forget() {
        times.clear();
    }

    private Deque<Long> times(String key) {
        return times.computeIfAbsent(key, absent -> new ArrayDeque<>());
    }

    /** How long until all windows have room, in milliseconds; what no window looks at any more is forgotten. */
    private static long wait(Deque<Long> taken, List<Window> windows, long now, boolean chatWithOnePerson) {
        long longest = windows.stream().mapToLong(Window::seconds).max().orElse(0) * 1000;
        while (!taken.isEmpty() && taken.peekFirst() <= now - longest) {
            taken.removeFirst();
        }
        return windows.stream().filter(window -> !window.chatsWithOnePersonOnly() || chatWithOnePerson)
                .mapToLong(window -> Math.max(0, newest(taken, window.most()) + window.seconds() * 1000L - now)).max().orElse(0);
    }

    /** The time of the n-th newest; long ago when there are fewer. */
    private static long newest(Deque<Long> taken, int n) {
        if (taken.size() < n) {
            return Long.MIN_VALUE / 2;
        }
        var backwards = taken.descendingIterator();
        long time = 0;
        for (int passed = 0; passed < n; passed++) {
            time = backwards.next();
        }
        return time;
    }
}
