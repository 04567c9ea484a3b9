package io.muster.standins.pagerduty.webhook;

import java.time.Instant;

/**
 * A webhook that waits, as it is kept over a restart.
 *
 * @param id           the same in every attempt
 * @param subscription to which subscription
 * @param eventType    such as {@code incident.triggered}
 * @param eventId      {@code event.id}
 * @param resourceId   the incident or service, whose order is kept
 * @param body         as it is sent
 * @param begun        when it was due first
 * @param nextAttempt  when it is due next
 * @param attempts     how many were made
 */
public record WebhookState(String id, String subscription, String eventType, String eventId, String resourceId,
        String body, Instant begun, Instant nextAttempt, int attempts) {
}
