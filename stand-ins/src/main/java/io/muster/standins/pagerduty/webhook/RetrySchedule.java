package io.muster.standins.pagerduty.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a webhook that could not be delivered is sent again: PagerDuty publishes that it backs off and gives up after 48
 * hours, not the steps, so the first step is a choice and each further one twice as long, at most an hour.
 *
 * @param first the wait after the first failure
 */
public record RetrySchedule(Duration first) {
    /** How long PagerDuty keeps trying. */
    public static final Duration PATIENCE = Duration.ofHours(48);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * @param attempts how many have failed, at least 1
     * @param begun    when the first was made
     * @param now      when the last failed
     * @return when to try again, or empty to give up
     */
    public Optional<Instant> next(int attempts, Instant begun, Instant now) {
        Duration wait = first.multipliedBy(1L << Math.min(attempts - 1, 20));
        Instant next = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        return next.isAfter(begun.plus(PATIENCE)) ? Optional.empty() : Optional.of(next);
    }
}
