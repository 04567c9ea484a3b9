package io.muster.standins.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock plus an offset that a test moves forward, so that 48 hours of retries take no 48 hours. */
public final class ShiftableClock extends Clock {
    private volatile Duration offset = Duration.ZERO;

    /**
     * Moves this clock forward.
     *
     * @param by how far; zero or more
     * @throws IllegalArgumentException when {@code by} is negative
     */
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock only moves forward");
        }
        offset = offset.plus(by);
    }

    /** @return how far it was moved */
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("PagerDuty answers in UTC");
    }
}
