package io.muster.standins.pagerduty.webhook;

import java.time.Instant;
import java.util.UUID;

/** One event on its way to one subscription. */
final class Webhook {
    final String id = UUID.randomUUID().toString();
    final Subscription subscription;
    final String eventType;
    final String eventId;
    final String resourceId;
    final byte[] body;
    final Instant begun;
    Instant nextAttempt;
    int attempts;

    Webhook(Subscription subscription, String eventType, String eventId, String resourceId, byte[] body, Instant now) {
        this.subscription = subscription;
        this.eventType = eventType;
        this.eventId = eventId;
        this.resourceId = resourceId;
        this.body = body;
        this.begun = now;
        this.nextAttempt = now;
    }
}
