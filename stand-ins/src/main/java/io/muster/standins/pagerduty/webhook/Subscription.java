package io.muster.standins.pagerduty.webhook;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One webhook subscription: what it wants to hear, where it listens, and whether PagerDuty still sends. */
public final class Subscription {
    private static final int DROPS_UNTIL_DISABLED = 3;
    private static final Duration DISABLED_FOR = Duration.ofHours(24);

    private final String id;
    private final String methodId;
    private final Account account;
    private final String url;
    private final Map<String, String> headers;
    private final Optional<String> description;
    private final List<String> secrets;
    private Filter filter;
    private Set<String> events;
    private boolean active;
    private int drops;
    private Optional<Instant> disabledUntil = Optional.empty();

    /**
     * Which services' events are wanted.
     *
     * @param type account_reference, service_reference or team_reference
     * @param id   of the service or team
     */
    public record Filter(String type, Optional<String> id) {
        boolean matches(Service service) {
            return switch (type) {
                case "service_reference" -> id.filter(service.id()::equals).isPresent();
                case "team_reference" -> service.teams().stream().anyMatch(team -> id.filter(team.id()::equals).isPresent());
                default -> true;
            };
        }
    }

    Subscription(Account account, String url, Map<String, String> headers, Optional<String> description, Filter filter,
            Set<String> events, boolean active) {
        this.id = Identifiers.resource();
        this.methodId = Identifiers.resource();
        this.secrets = new ArrayList<>(List.of(Identifiers.webhookSecret()));
        this.account = account;
        this.url = url;
        this.headers = headers;
        this.description = description;
        this.filter = filter;
        this.events = events;
        this.active = active;
    }

    /** A subscription as it was kept. */
    Subscription(SubscriptionState kept, Account account) {
        this.id = kept.id();
        this.methodId = kept.methodId();
        this.secrets = new ArrayList<>(kept.secrets());
        this.account = account;
        this.url = kept.url();
        this.headers = kept.headers();
        this.description = kept.description();
        this.filter = kept.filter();
        this.events = kept.events();
        this.active = kept.active();
        this.drops = kept.drops();
        this.disabledUntil = kept.disabledUntil();
    }

    /** @return all there is to keep; a copy */
    synchronized SubscriptionState state() {
        return new SubscriptionState(id, methodId, account.subdomain(), url, headers, description, secrets(), filter,
                events, active, drops, disabledUntil);
    }

    /** @return whether an event of that type about that service is for this subscription */
    public synchronized boolean wants(String eventType, Service service) {
        return active && events.contains(eventType) && filter.matches(service);
    }

    /** @return whether three webhooks in a row were dropped less than 24 hours ago */
    public synchronized boolean isDisabled(Instant now) {
        return disabledUntil.filter(now::isBefore).isPresent();
    }

    synchronized void delivered() {
        drops = 0;
    }

    /** @return whether this drop was one too many */
    synchronized boolean dropped(Instant now) {
        drops++;
        if (drops >= DROPS_UNTIL_DISABLED) {
            disabledUntil = Optional.of(now.plus(DISABLED_FOR));
            drops = 0;
            account.changed();
            return true;
        }
        return false;
    }

    /** Sends again after having been disabled. */
    public synchronized void enable() {
        drops = 0;
        disabledUntil = Optional.empty();
        account.changed();
    }

    /** Begins to sign with a second secret as well; @return the new secret. */
    public synchronized String rotateSecret() {
        secrets.addFirst(Identifiers.webhookSecret());
        account.changed();
        return secrets.getFirst();
    }

    /** Ends the rotation: only the newest secret signs. */
    public synchronized void retireOldSecrets() {
        secrets.subList(1, secrets.size()).clear();
        account.changed();
    }

    synchronized void change(Optional<Filter> newFilter, Optional<Set<String>> newEvents, Optional<Boolean> nowActive) {
        newFilter.ifPresent(wanted -> filter = wanted);
        newEvents.ifPresent(wanted -> events = wanted);
        nowActive.ifPresent(wanted -> active = wanted);
        account.changed();
    }

    /** @return as REST answers it; with the secret only in the answer to its creation */
    public synchronized JsonObject json(boolean withSecret) {
        JsonArray customHeaders = new JsonArray();
        headers.forEach((name, value) -> customHeaders.add(JsonObject.of("name", name,
                "value", withSecret ? value : "-- redacted --")));
        JsonObject filterJson = JsonObject.of("type", filter.type());
        filter.id().ifPresent(wanted -> filterJson.put("id", wanted));
        JsonObject json = JsonObject.of("id", id, "type", "webhook_subscription", "active", active,
                "delivery_method", JsonObject.of("id", methodId, "secret", withSecret ? secrets.getFirst() : null,
                        "temporarily_disabled", isDisabled(account.now()), "type", "http_delivery_method", "url", url,
                        "custom_headers", customHeaders),
                "events", new JsonArray(new ArrayList<>(events)), "filter", filterJson);
        description.ifPresent(text -> json.put("description", text));
        return json;
    }

    /** @return whether the filter is of that kind (account, service, team) and, when given, about that id */
    public synchronized boolean isFor(String kind, Optional<String> ofId) {
        return filter.type().equals(kind + "_reference") && (ofId.isEmpty() || ofId.equals(filter.id()));
    }

    public String id() {
        return id;
    }

    public Account account() {
        return account;
    }

    public String url() {
        return url;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** @return the secrets that sign, newest first */
    public synchronized List<String> secrets() {
        return List.copyOf(secrets);
    }
}
