package io.muster.standins.pagerduty.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Delivers webhooks at least once, in order for each subscription and incident, with PagerDuty's rules for failures. */
public final class Courier {
    private final Clock clock;
    private final RetrySchedule schedule;
    private final WebhookSender sender;
    private final Map<Lane, Deque<Webhook>> lanes = new LinkedHashMap<>();
    private final java.util.Set<Lane> underWay = new java.util.HashSet<>();
    private final List<Attempt> attempts = new ArrayList<>();

    private record Lane(String subscriptionId, String resourceId) {
    }

    /**
     * @param clock    the time
     * @param schedule when to try again
     * @param sender   the way out
     */
    public Courier(Clock clock, RetrySchedule schedule, WebhookSender sender) {
        this.clock = clock;
        this.schedule = schedule;
        this.sender = sender;
    }

    /** Takes a webhook; drops it at once while its subscription is disabled. */
    synchronized void take(Webhook webhook) {
        if (webhook.subscription.isDisabled(clock.instant())) {
            note(webhook, new Outcome.Dropped("subscription is disabled"), "");
            return;
        }
        lanes.computeIfAbsent(laneOf(webhook), lane -> new ArrayDeque<>()).addLast(webhook);
        sendDue();
    }

    /** Sends whatever is due by now; called by a timer, so that a moved clock is noticed. */
    public synchronized void sendDue() {
        Instant now = clock.instant();
        for (Map.Entry<Lane, Deque<Webhook>> lane : List.copyOf(lanes.entrySet())) {
            Webhook head = lane.getValue().peekFirst();
            if (head != null && !head.nextAttempt.isAfter(now) && underWay.add(lane.getKey())) {
                head.attempts++;
                String signature = Signature.header(head.subscription.secrets(), head.body);
                sender.send(head, signature, outcome -> finished(lane.getKey(), head, signature, outcome));
            }
        }
    }

    /** @return every attempt so far, oldest first */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** @return how many webhooks wait or are under way */
    public synchronized int waiting() {
        return lanes.values().stream().mapToInt(Deque::size).sum();
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
                outcome.reason(), signature, new String(webhook.body, java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static Lane laneOf(Webhook webhook) {
        return new Lane(webhook.subscription.id(), webhook.resourceId);
    }
}
