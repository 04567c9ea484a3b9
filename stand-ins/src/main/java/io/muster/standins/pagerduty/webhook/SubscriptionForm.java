package io.muster.standins.pagerduty.webhook;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.PublishedError;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what somebody asks for before a subscription is made or changed. */
public final class SubscriptionForm {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Subscriptions subscriptions;

    /** @param subscriptions where new ones go */
    public SubscriptionForm(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * Makes a subscription.
     *
     * @throws io.muster.standins.pagerduty.account.Refusal 400 when the address, an event or the filter is not possible
     */
    public Subscription create(Account account, String url, Map<String, String> headers, Optional<String> description,
            Subscription.Filter filter, Set<String> events, boolean active) {
        requireAddress(url);
        requireEvents(events);
        requireFilter(account, filter);
        return subscriptions.add(new Subscription(account, url, Map.copyOf(headers), description, filter, events,
                active));
    }

    /** Changes what is given and leaves the rest. */
    public void change(Subscription subscription, Optional<Subscription.Filter> filter, Optional<Set<String>> events,
            Optional<Boolean> active) {
        events.ifPresent(SubscriptionForm::requireEvents);
        filter.ifPresent(wanted -> requireFilter(subscription.account(), wanted));
        subscription.change(filter, events, active);
    }

    /** @return the scopes an app needs to hear these events */
    public static List<String> scopesOf(Set<String> events) {
        requireEvents(events);
        return events.stream().map(event -> EventType.scope(event).orElseThrow()).distinct().toList();
    }

    /** Plain http only to this machine: a stand-in must not send secrets through a network in the clear. */
    private static void requireAddress(String url) {
        try {
            URI address = URI.create(url);
            boolean allowed = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
            if (allowed && address.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // refused below, like every other address that cannot be
        }
        throw PublishedError.INVALID_INPUT.because("delivery_method.url is invalid");
    }

    private static void requireEvents(Set<String> events) {
        if (events.isEmpty() || !EventType.all().containsAll(events)) {
            throw PublishedError.INVALID_INPUT.because("events must be one or more of the published event types");
        }
    }

    private static void requireFilter(Account account, Subscription.Filter filter) {
        boolean known = switch (filter.type()) {
            case "service_reference" -> filter.id().flatMap(account::service).isPresent();
            case "team_reference" -> filter.id().flatMap(account::team).isPresent();
            default -> true;
        };
        if (!known) {
            throw PublishedError.INVALID_INPUT.because("filter.id is not known");
        }
    }
}
