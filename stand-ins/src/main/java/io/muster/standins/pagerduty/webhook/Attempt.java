package io.muster.standins.pagerduty.webhook;

import java.time.Instant;

/**
 * One attempt to deliver a webhook.
 *
 * @param webhookId      the same in every attempt
 * @param subscriptionId of which subscription
 * @param url            where to
 * @param eventType      such as {@code incident.triggered}
 * @param eventId        {@code event.id}
 * @param resourceId     the incident or service
 * @param number         1 for the first
 * @param at             when it ended
 * @param outcome        delivered, retry or dropped
 * @param reason         the status or the failure
 * @param signature      the header as sent
 * @param body           as sent
 */
public record Attempt(String webhookId, String subscriptionId, String url, String eventType, String eventId,
        String resourceId, int number, Instant at, String outcome, String reason, String signature, String body) {
}
