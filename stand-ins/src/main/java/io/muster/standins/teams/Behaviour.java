package io.muster.standins.teams;

import java.time.Duration;

/** How fast Teams is; changed while it runs. Safe for many threads. */
public final class Behaviour {
    private volatile Duration answerWithin = Duration.ofSeconds(15);
    private volatile Duration operationTakes = Duration.ofMillis(2);
    private volatile boolean sparse;

    /** How long Teams waits for a bot's answer before it sends the activity again: 15 seconds. */
    public Duration answerWithin() {
        return answerWithin;
    }

    /** How long a change of a conversation takes; another one meanwhile is refused with 412. */
    public Duration operationTakes() {
        return operationTakes;
    }

    /** Whether activities lack what Teams does not promise: names, and the tenant in {@code conversation}. */
    public boolean sparse() {
        return sparse;
    }

    /** Leaves out what Teams does not promise, or writes it as usual. */
    public void sparse(boolean leavesOut) {
        sparse = leavesOut;
    }

    /** Makes Teams less patient, or more. */
    public void answerWithin(Duration duration) {
        answerWithin = duration;
    }

    /** Makes changes slower, or faster. */
    public void operationTakes(Duration duration) {
        operationTakes = duration;
    }
}
