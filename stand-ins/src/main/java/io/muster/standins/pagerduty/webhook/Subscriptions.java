package io.muster.standins.pagerduty.webhook;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Occurrence;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All webhook subscriptions, and the hand-over of what happens to those who want to hear it. */
public final class Subscriptions {
    private static final int LARGEST_BODY = 256 * 1024;

    private final Map<String, Subscription> all = new LinkedHashMap<>();
    private final Courier courier;

    /** @param courier delivers */
    public Subscriptions(Courier courier) {
        this.courier = courier;
    }

    synchronized Subscription add(Subscription subscription) {
        all.put(subscription.id(), subscription);
        subscription.account().changed();
        return subscription;
    }

    /** @return all there is to keep; a copy */
    public synchronized List<SubscriptionState> state() {
        return all.values().stream().map(Subscription::state).toList();
    }

    /** Knows again what was kept. */
    public synchronized void restore(List<SubscriptionState> kept, Function<String, Account> accounts) {
        kept.forEach(one -> all.put(one.id(), new Subscription(one, accounts.apply(one.subdomain()))));
    }

    /** @return the account's subscriptions, oldest first */
    public synchronized List<Subscription> of(Account account) {
        return all.values().stream().filter(one -> one.account() == account).toList();
    }

    /** @throws io.muster.standins.pagerduty.account.Refusal 404 when the account has no such subscription */
    public synchronized Subscription get(Account account, String id) {
        return Optional.ofNullable(all.get(id)).filter(one -> one.account() == account)
                .orElseThrow(() -> PublishedError.WEBHOOK_NOT_FOUND.because());
    }

    /** @return the subscription, whichever account has it */
    public synchronized Optional<Subscription> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Deletes a subscription; what waits for it is still delivered. */
    public synchronized void remove(Subscription subscription) {
        all.remove(subscription.id());
        subscription.account().changed();
    }

    /** Sends what happened to every subscription that wants it. */
    public void announce(Occurrence occurrence) {
        JsonObject envelope = Envelope.of(occurrence);
        byte[] body = envelope.encode().getBytes(StandardCharsets.UTF_8);
        if (body.length > LARGEST_BODY) {
            return;
        }
        for (Subscription one : of(occurrence.account())) {
            if (one.wants(occurrence.eventType(), occurrence.service())) {
                courier.take(new Webhook(one, occurrence.eventType(), eventId(envelope), occurrence.resourceId(), body,
                        occurrence.at()));
            }
        }
    }

    /** Sends the test event. */
    public void ping(Subscription subscription, Optional<User> by, Instant at) {
        JsonObject envelope = Envelope.ping(by, at);
        courier.take(new Webhook(subscription, "pagey.ping", eventId(envelope), "pagey",
                envelope.encode().getBytes(StandardCharsets.UTF_8), at));
    }

    private static String eventId(JsonObject envelope) {
        return envelope.getJsonObject("event").getString("id");
    }
}
