package io.muster.standins.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What changed in a stand-in, so that a page can follow it without asking again and again. The newest ten thousand are kept. Numbers begin
 * anew, higher, with every start: whoever followed an earlier life of the process is told to read everything again. Safe for many threads.
 */
public final class Changes {
    /** How long a request may wait for a change. */
    public static final Duration LONGEST = Duration.ofSeconds(25);
    private static final int KEPT = 10_000;

    private record Change(long number, Instant at, String kind, String id, Optional<String> conversation) {
        JsonObject toJson() {
            var json = new JsonObject().put("n", number).put("at", at.toString()).put("kind", kind).put("id", id);
            conversation.ifPresent(where -> json.put("conversation", where));
            return json;
        }
    }

    private final Clock clock;
    private final Deque<Change> kept = new ArrayDeque<>();
    private long forgotten;
    private long last;

    /** Nothing has changed yet. */
    public Changes(Clock clock) {
        this.clock = clock;
        this.last = System.currentTimeMillis();
        this.forgotten = last;
    }

    /**
     * Keeps a change and wakes those who wait.
     *
     * @param kind what sort of thing changed, such as {@code message}
     * @param id which one
     * @param conversation where it stands; empty when it stands nowhere
     */
    public synchronized void note(String kind, String id, Optional<String> conversation) {
        kept.addLast(new Change(++last, clock.instant(), kind, id, conversation));
        if (kept.size() > KEPT) {
            forgotten = kept.removeFirst().number();
        }
        notifyAll();
    }

    /**
     * The changes after a number, as {@code {"last", "reset", "changes": […]}}: at once when there are any, otherwise when one comes or the time is over.
     * With {@code reset}, changes are missing between the number and what is kept, and none is listed: read everything, then go on from {@code last}.
     */
    public synchronized JsonObject after(long number, Duration within) throws InterruptedException {
        if (number < forgotten || number > last) {
            return answer(true, new JsonArray());
        }
        long until = System.nanoTime() + within.toNanos();
        for (long left = within.toMillis(); last == number && left > 0; left = Duration.ofNanos(until - System.nanoTime()).toMillis()) {
            wait(left);
        }
        if (number < forgotten) {
            return answer(true, new JsonArray());
        }
        var list = new JsonArray();
        kept.stream().filter(change -> change.number() > number).forEach(change -> list.add(change.toJson()));
        return answer(false, list);
    }

    private JsonObject answer(boolean reset, JsonArray list) {
        return new JsonObject().put("last", last).put("reset", reset).put("changes", list);
    }

    /** The control route {@code GET /changes?after=<n>&within=<ms>}. */
    public JsonObject asked(RoutingContext context, JsonObject body) throws InterruptedException {
        long within = number(context, "within");
        if (within < 0 || within > LONGEST.toMillis()) {
            throw new IllegalArgumentException("\"within\" is a number of milliseconds from 0 to " + LONGEST.toMillis());
        }
        return after(number(context, "after"), Duration.ofMillis(within));
    }

    private static long number(RoutingContext context, String name) {
        var given = Optional.ofNullable(context.queryParams().get(name));
        try {
            return given.map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("\"" + name + "\" has to be a number, not " + given.orElseThrow());
        }
    }
}
