package io.muster.standins.pagerduty.rest;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** 960 calls a minute for each key, person, or app and person. */
final class RateLimit {
    static final int LIMIT = 960;
    private static final long WINDOW_SECONDS = 60;

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    private static final class Window {
        private long begin;
        private int used;
    }

    /**
     * Where a caller stands after this call.
     *
     * @param remaining   calls left
     * @param resetInSecs until the window ends
     * @param exceeded    whether this call was one too many
     */
    record Standing(int remaining, long resetInSecs, boolean exceeded) {
    }

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized Standing count(String quota) {
        long now = clock.instant().getEpochSecond();
        Window window = windows.computeIfAbsent(quota, key -> new Window());
        if (now - window.begin >= WINDOW_SECONDS) {
            window.begin = now;
            window.used = 0;
        }
        window.used++;
        return new Standing(Math.max(0, LIMIT - window.used), window.begin + WINDOW_SECONDS - now, window.used > LIMIT);
    }
}
