package io.muster.standins.pagerduty.webhook;

import io.muster.standins.pagerduty.account.Changed;
import io.muster.standins.pagerduty.exchange.Newest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Delivers webhooks at least once, in order for each subscription and incident, with PagerDuty's rules for failures. */
public final class Courier {
    /** How many webhooks are under way at once, so that the five seconds of one are not spent waiting for a connection. */
    static final int AT_ONCE = 64;

    private final Clock clock;
    private final RetrySchedule schedule;
    private final WebhookSender sender;
    private final Changed changed;
    private final Map<Lane, Deque<Webhook>> lanes = new LinkedHashMap<>();
    private final Set<Lane> underWay = new HashSet<>();
    private final Newest<Attempt> attempts = new Newest<>(one -> one.body().length());

    private record Lane(String subscriptionId, String resourceId) {
    }

    /**
     * @param clock    the time
     * @param schedule when to try again
     * @param sender   the way out
     * @param changed  hears of every attempt
     */
    public Courier(Clock clock, RetrySchedule schedule, WebhookSender sender, Changed changed) {
        this.clock = clock;
        this.schedule = schedule;
        this.sender = sender;
        this.changed = changed;
    }

    /** Takes a webhook; drops it at once while its subscription is disabled. */
    synchronized void take(Webhook webhook) {
        if (webhook.subscription.isDisabled(clock.instant())) {
            note(webhook, new Outcome.Dropped("subscription is disabled"), "");
            return;
        }
        lanes.computeIfAbsent(laneOf(webhook), lane -> new ArrayDeque<>()).addLast(webhook);
        changed.note(Changed.KEPT, webhook.id);
        sendDue();
    }

    /** @return what waits or is under way, in order; a copy */
    public synchronized List<WebhookState> state() {
        return lanes.values().stream().flatMap(Deque::stream).map(Webhook::state).toList();
    }

    /** Takes what was kept; what was under way then is sent again. Webhooks of deleted subscriptions are left out. */
    public synchronized void restore(List<WebhookState> kept, Function<String, Optional<Subscription>> subscriptions) {
        kept.forEach(one -> subscriptions.apply(one.subscription()).map(found -> new Webhook(one, found))
                .ifPresent(webhook -> lanes.computeIfAbsent(laneOf(webhook), lane -> new ArrayDeque<>()).addLast(webhook)));
    }

    /** Sends whatever is due by now; called by a timer, so that a moved clock is noticed. */
    public synchronized void sendDue() {
        int free = AT_ONCE - underWay.size();
        if (free <= 0 || lanes.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        lanes.entrySet().stream()
                .filter(lane -> !underWay.contains(lane.getKey()) && !lane.getValue().getFirst().nextAttempt.isAfter(now))
                .limit(free).toList().forEach(lane -> send(lane.getKey(), lane.getValue().getFirst()));
    }

    /** @return the newest 10,000 attempts, oldest first; of large ones fewer */
    public List<Attempt> attempts() {
        return attempts.all();
    }

    /** @return how many webhooks wait or are under way */
    public synchronized int waiting() {
        return lanes.values().stream().mapToInt(Deque::size).sum();
    }

    private void send(Lane lane, Webhook head) {
        underWay.add(lane);
        head.attempts++;
        String signature = Signature.header(head.subscription.secrets(), head.body);
        sender.send(head, signature, outcome -> finished(lane, head, signature, outcome));
    }

    private synchronized void finished(Lane lane, Webhook webhook, String signature, Outcome outcome) {
        underWay.remove(lane);
        Instant now = clock.instant();
        Optional<Instant> again = outcome instanceof Outcome.TryAgain
                ? schedule.next(webhook.attempts, webhook.begun, now) : Optional.empty();
        Outcome last = outcome instanceof Outcome.TryAgain(String reason) && again.isEmpty()
                ? new Outcome.Dropped("48 hours are over: " + reason) : outcome;
        note(webhook, last, signature);
        switch (last) {
            case Outcome.TryAgain _ -> webhook.nextAttempt = again.orElseThrow();
            case Outcome.Delivered _ -> {
                webhook.subscription.delivered();
                leave(lane, webhook);
            }
            case Outcome.Dropped _ -> {
                leave(lane, webhook);
                if (webhook.subscription.dropped(now)) {
                    lanes.keySet().removeIf(other -> other.subscriptionId().equals(lane.subscriptionId()));
                }
            }
        }
        sendDue();
    }

    private void leave(Lane lane, Webhook webhook) {
        Deque<Webhook> queue = lanes.get(lane);
        if (queue != null) {
            queue.remove(webhook);
            if (queue.isEmpty()) {
                lanes.remove(lane);
            }
        }
    }

    private void note(Webhook webhook, Outcome outcome, String signature) {
        attempts.add(new Attempt(webhook.id, webhook.subscription.id(), webhook.subscription.url(), webhook.eventType,
                webhook.eventId, webhook.resourceId, webhook.attempts, clock.instant(), outcome.word(),
                outcome.reason(), signature, webhook.text()));
        changed.note(Changed.WEBHOOK, webhook.id);
    }

    private static Lane laneOf(Webhook webhook) {
        return new Lane(webhook.subscription.id(), webhook.resourceId);
    }
}
