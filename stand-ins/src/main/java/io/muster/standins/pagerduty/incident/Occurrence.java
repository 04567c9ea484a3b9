package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Service;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Something happened that PagerDuty may tell its webhook subscribers.
 *
 * @param account      where
 * @param eventType    such as {@code incident.triggered}
 * @param resourceType {@code incident} or {@code service}
 * @param resourceId   whose order of events is kept
 * @param service      the service it concerns, for filters
 * @param at           when, to the millisecond
 * @param actor        who
 * @param data         {@code event.data}
 */
public record Occurrence(Account account, String eventType, String resourceType, String resourceId, Service service,
        Instant at, Actor actor, JsonObject data) {
}
