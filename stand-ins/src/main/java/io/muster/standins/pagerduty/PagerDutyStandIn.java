package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.control.ControlRoutes;
import io.muster.standins.pagerduty.exchange.Exchange;
import io.muster.standins.pagerduty.exchange.ExchangeRecorder;
import io.muster.standins.pagerduty.oauth.Apps;
import io.muster.standins.pagerduty.oauth.IdentityRoutes;
import io.muster.standins.pagerduty.oauth.OAuthApp;
import io.muster.standins.pagerduty.oauth.SignIns;
import io.muster.standins.pagerduty.oauth.Tokens;
import io.muster.standins.pagerduty.rest.ApiKeys;
import io.muster.standins.pagerduty.rest.Desks;
import io.muster.standins.pagerduty.rest.Outages;
import io.muster.standins.pagerduty.rest.RestRoutes;
import io.muster.standins.pagerduty.webhook.Attempt;
import io.muster.standins.pagerduty.webhook.Courier;
import io.muster.standins.pagerduty.webhook.RetrySchedule;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.muster.standins.pagerduty.webhook.SubscriptionForm;
import io.muster.standins.pagerduty.webhook.Subscriptions;
import io.muster.standins.pagerduty.webhook.WebhookSender;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * PagerDuty as it publishes itself: REST in both regions, OAuth, signed V3 webhooks. Knows the vendor's contract only.
 * Everything is in memory and on 127.0.0.1.
 */
public final class PagerDutyStandIn implements AutoCloseable {
    private static final long TICK_MS = 50;
    private final Vertx vertx = Vertx.vertx();
    private final ShiftableClock clock = new ShiftableClock();
    private final Map<String, PagerDutyAccount> people = new ConcurrentHashMap<>();
    private final ExchangeRecorder recorder = new ExchangeRecorder(clock);
    private final ApiKeys keys = new ApiKeys();
    private final Tokens tokens = new Tokens(clock);
    private final Apps apps = new Apps();
    private final Outages outages = new Outages();
    private final Courier courier;
    private final Subscriptions subscriptions;
    private final Map<Region, String> rest = new EnumMap<>(Region.class);
    private final String identity;

    private PagerDutyStandIn(Options options) {
        courier = new Courier(clock, new RetrySchedule(options.firstRetry()),
                new WebhookSender(vertx, options.trustPem()));
        subscriptions = new Subscriptions(courier);
        Surfaces surfaces = new Surfaces(vertx, options.tls(), recorder);
        rest.put(Region.US, surfaces.listen(options.port(), rest(surfaces, Region.US)));
        rest.put(Region.EU, surfaces.listen(options.euPort(), rest(surfaces, Region.EU)));
        identity = surfaces.listen(options.identityPort(), identity(surfaces));
        vertx.setPeriodic(TICK_MS, tick -> passTime());
    }

    /**
     * What can be chosen at the start.
     *
     * @param port         of REST in the US, and of the control surface; 0 for any
     * @param euPort       of REST in the EU; 0 for any
     * @param identityPort of OAuth; 0 for any
     * @param firstRetry   the wait after a webhook's first failure; twice as long after each further one
     * @param trustPem     certificates of the authorities that webhook receivers' certificates come from; empty for the
     *                     public ones
     * @param tls          certificate and key to serve https with; empty for http
     */
    public record Options(int port, int euPort, int identityPort, Duration firstRetry, List<String> trustPem,
            Optional<Tls> tls) {

        /** @return any free ports, http, first retry after 5 seconds */
        public static Options defaults() {
            return new Options(0, 0, 0, Duration.ofSeconds(5), List.of(), Optional.empty());
        }

        /** @return the same on these ports */
        public Options onPorts(int us, int eu, int oauth) {
            return new Options(us, eu, oauth, firstRetry, trustPem, tls);
        }

        /** @return the same with another first wait */
        public Options retryingAfter(Duration wait) {
            return new Options(port, euPort, identityPort, wait, trustPem, tls);
        }

        /** @return the same trusting these authorities */
        public Options trusting(List<String> authoritiesPem) {
            return new Options(port, euPort, identityPort, firstRetry, authoritiesPem, tls);
        }

        /** @return the same over https */
        public Options overTls(String certificatePem, String keyPem) {
            return new Options(port, euPort, identityPort, firstRetry, trustPem,
                    Optional.of(new Tls(certificatePem, keyPem)));
        }
    }

    /**
     * What https is served with.
     *
     * @param certificatePem the chain, own certificate first
     * @param keyPem         the key, PKCS#8
     */
    public record Tls(String certificatePem, String keyPem) {
    }

    /** Starts; returns when every port listens. */
    public static PagerDutyStandIn start(Options options) {
        return new PagerDutyStandIn(options);
    }

    /** @return where the REST API of the US region is, without a slash at the end */
    public String baseUrl() {
        return baseUrl(Region.US);
    }

    /** @return where the REST API of a region is */
    public String baseUrl(Region region) {
        return rest.get(region);
    }

    /** @return where OAuth is: {@code /oauth/authorize}, {@code /oauth/token} */
    public String identityUrl() {
        return identity;
    }

    /** @return where the control surface is; no part of PagerDuty */
    public String controlUrl() {
        return baseUrl() + "/_standin";
    }

    /**
     * Opens an account.
     *
     * @throws IllegalArgumentException when the subdomain is taken
     */
    public PagerDutyAccount openAccount(String subdomain, Region region) {
        Account account = new Account(subdomain, region, clock);
        PagerDutyAccount opened = new PagerDutyAccount(account, Desks.of(account, subscriptions::announce), keys,
                new SubscriptionForm(subscriptions));
        if (people.putIfAbsent(subdomain, opened) != null) {
            throw new IllegalArgumentException("The subdomain " + subdomain + " is taken");
        }
        return opened;
    }

    /** @return the account of that subdomain */
    public Optional<PagerDutyAccount> account(String subdomain) {
        return Optional.ofNullable(people.get(subdomain));
    }

    /** @return every account opened so far */
    public List<PagerDutyAccount> accounts() {
        return List.copyOf(people.values());
    }

    /** Registers an app with Scoped OAuth in an account. */
    public OAuthApp registerApp(String name, PagerDutyAccount home, List<String> redirectUris, Set<String> scopes) {
        return apps.register(name, home.holdings(), redirectUris, scopes);
    }

    /** @return the app of that client id */
    public Optional<OAuthApp> app(String clientId) {
        return apps.find(clientId);
    }

    /** A person takes back what they permitted an app. */
    public void revoke(OAuthApp app, User user) {
        tokens.revoke(app, user.id());
    }

    /** Takes an API key back. */
    public void revokeKey(String key) {
        keys.revoke(key);
    }

    /** @return the webhook subscription of that id */
    public Optional<Subscription> subscription(String id) {
        return subscriptions.find(id);
    }

    /** @return every attempt to deliver a webhook, oldest first */
    public List<Attempt> attempts() {
        return courier.attempts();
    }

    /** @return how many webhooks wait or are under way */
    public int waitingWebhooks() {
        return courier.waiting();
    }

    /** @return every exchange through the published surfaces, oldest first, secrets struck out */
    public List<Exchange> exchanges() {
        return recorder.all();
    }

    /** @return what makes the next REST calls fail */
    public Outages outages() {
        return outages;
    }

    /** @return the time as this PagerDuty has it */
    public ShiftableClock clock() {
        return clock;
    }

    /** Moves the time forward; what falls due happens at once. */
    public void advance(Duration by) {
        clock.advance(by);
        passTime();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void passTime() {
        people.values().forEach(PagerDutyAccount::passTime);
        courier.sendDue();
    }

    private Router rest(Surfaces surfaces, Region region) {
        Router router = surfaces.router();
        if (region == Region.US) {
            new ControlRoutes(this).mount(router);
        }
        surfaces.recordFromHere(router, Surfaces.restHost(region));
        new RestRoutes(clock, keys, tokens, subscriptions, outages,
                account -> Desks.of(account, subscriptions::announce)).mount(router, region);
        return router;
    }

    private Router identity(Surfaces surfaces) {
        Router router = surfaces.router();
        surfaces.recordFromHere(router, "identity");
        new IdentityRoutes(apps, new SignIns(clock, tokens), tokens,
                subdomain -> account(subdomain).map(PagerDutyAccount::holdings)).mount(router);
        return router;
    }
}
