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
    private static final long KEPT_MILLIS = 3_600_000;

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

    private static long wait(Deque<Long> taken, List<Window> windows, long now, boolean chatWithOnePerson) {
        while (!taken.isEmpty() && taken.peekFirst() <= now - KEPT_MILLIS) {
            taken.removeFirst();
        }
        long wait = 0;
        for (var window : windows) {
            long start = now - window.seconds() * 1000L;
            var within = taken.stream().filter(time -> time > start).sorted().toList();
            if ((!window.chatsWithOnePersonOnly() || chatWithOnePerson) && within.size() >= window.most()) {
                wait = Math.max(wait, within.get(within.size() - window.most()) - start);
            }
        }
        return wait;
    }
}
