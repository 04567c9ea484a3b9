package io.muster.standins.pagerduty.webhook;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Actor;
import io.muster.standins.pagerduty.incident.Occurrence;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Builds the V3 envelope: one event per body, {@code occurred_at} to the millisecond. */
final class Envelope {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Envelope() {
    }

    static JsonObject of(Occurrence occurrence) {
        return envelope(occurrence.eventType(), occurrence.resourceType(), occurrence.at(),
                agent(occurrence.account(), occurrence.actor()), occurrence.data());
    }

    static JsonObject ping(Optional<User> by, Instant at) {
        return envelope("pagey.ping", "pagey", at,
                by.map(user -> JsonObject.of("id", user.id(), "type", "user_reference")).orElse(null),
                JsonObject.of("message", "Hello from your friend Pagey!", "type", "ping"));
    }

    private static JsonObject agent(Account account, Actor actor) {
        return actor.user().map(account.references()::user).orElse(null);
    }

    private static JsonObject envelope(String type, String resource, Instant at, JsonObject agent, JsonObject data) {
        return JsonObject.of("event", JsonObject.of("id", Identifiers.event(), "event_type", type,
                "resource_type", resource, "occurred_at", millis(at), "agent", agent, "client", null, "data", data));
    }

    private static String millis(Instant at) {
        return MILLIS.format(at.truncatedTo(ChronoUnit.MILLIS));
    }
}
