package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.PublishedError;
import java.util.ArrayDeque;
import java.util.Deque;

/** Failures a test orders for the next REST calls, since PagerDuty too has bad days. */
public final class Outages {
    private final Deque<PublishedError> ordered = new ArrayDeque<>();

    /**
     * Orders failures.
     *
     * @param error what the calls answer: INTERNAL or RATE_LIMIT_EXCEEDED
     * @param calls how many calls fail
     */
    public synchronized void order(PublishedError error, int calls) {
        for (int i = 0; i < calls; i++) {
            ordered.add(error);
        }
    }

    synchronized void pass() {
        if (!ordered.isEmpty()) {
            throw ordered.poll().because();
        }
    }
}
