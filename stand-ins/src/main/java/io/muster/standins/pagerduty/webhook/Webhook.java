package io.muster.standins.pagerduty.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** One event on its way to one subscription. */
final class Webhook {
    final String id;
    final Subscription subscription;
    final String eventType;
    final String eventId;
    final String resourceId;
    final byte[] body;
    final Instant begun;
    Instant nextAttempt;
    int attempts;

    Webhook(Subscription subscription, String eventType, String eventId, String resourceId, byte[] body, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.subscription = subscription;
        this.eventType = eventType;
        this.eventId = eventId;
        this.resourceId = resourceId;
        this.body = body;
        this.begun = now;
        this.nextAttempt = now;
    }

    /** A webhook as it was kept. */
    Webhook(WebhookState kept, Subscription subscription) {
        this.id = kept.id();
        this.subscription = subscription;
        this.eventType = kept.eventType();
        this.eventId = kept.eventId();
        this.resourceId = kept.resourceId();
        this.body = kept.body().getBytes(StandardCharsets.UTF_8);
        this.begun = kept.begun();
        this.nextAttempt = kept.nextAttempt();
        this.attempts = kept.attempts();
    }

    WebhookState state() {
        return new WebhookState(id, subscription.id(), eventType, eventId, resourceId, text(), begun, nextAttempt,
                attempts);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
