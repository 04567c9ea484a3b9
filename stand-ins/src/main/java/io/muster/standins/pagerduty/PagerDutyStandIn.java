package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.exchange.Exchange;
import io.muster.standins.pagerduty.oauth.OAuthApp;
import io.muster.standins.pagerduty.rest.Outages;
import io.muster.standins.pagerduty.storm.Storms;
import io.muster.standins.pagerduty.webhook.Attempt;
import io.muster.standins.pagerduty.webhook.RetrySchedule;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.muster.standins.wire.Changes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PagerDuty as it publishes itself: REST in both regions, OAuth, signed V3 webhooks. Knows the vendor's contract only.
 * Everything is on 127.0.0.1, in memory and, where a folder is given, on disk a moment later.
 */
public final class PagerDutyStandIn implements AutoCloseable {
    private final Books books;
    private final Hosts hosts;
    private final Ticking ticking;

    private PagerDutyStandIn(Options options) {
        books = new Books(new RetrySchedule(options.firstRetry()), options.trustPem(),
                options.stateFolder().map(folder -> folder.resolve("pagerduty.json")));
        try {
            hosts = new Hosts(this, books, options);
        } catch (RuntimeException cannotListen) {
            books.close();
            throw cannotListen;
        }
        ticking = new Ticking(books::passTime);
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
     * @param stateFolder  where everything is kept over a restart; empty: it is forgotten
     */
    public record Options(int port, int euPort, int identityPort, Duration firstRetry, List<String> trustPem,
            Optional<Tls> tls, Optional<Path> stateFolder) {

        /** @return any free ports, http, first retry after 5 seconds */
        public static Options defaults() {
            return new Options(0, 0, 0, Duration.ofSeconds(5), List.of(), Optional.empty(), Optional.empty());
        }

        /** @return the same on these ports */
        public Options onPorts(int us, int eu, int oauth) {
            return new Options(us, eu, oauth, firstRetry, trustPem, tls, stateFolder);
        }

        /** @return the same with another first wait */
        public Options retryingAfter(Duration wait) {
            return new Options(port, euPort, identityPort, wait, trustPem, tls, stateFolder);
        }

        /** @return the same trusting these authorities */
        public Options trusting(List<String> authoritiesPem) {
            return new Options(port, euPort, identityPort, firstRetry, authoritiesPem, tls, stateFolder);
        }

        /** @return the same over https */
        public Options overTls(String certificatePem, String keyPem) {
            return new Options(port, euPort, identityPort, firstRetry, trustPem,
                    Optional.of(new Tls(certificatePem, keyPem)), stateFolder);
        }

        /** @return the same, kept in that folder over a restart */
        public Options keptIn(Optional<Path> folder) {
            return new Options(port, euPort, identityPort, firstRetry, trustPem, tls, folder);
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
        return hosts.rest(region);
    }

    /** @return where OAuth is: {@code /oauth/authorize}, {@code /oauth/token} */
    public String identityUrl() {
        return hosts.identity();
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
        return books.open(subdomain, region);
    }

    /** @return the account of that subdomain */
    public Optional<PagerDutyAccount> account(String subdomain) {
        return books.account(subdomain);
    }

    /** @return every account opened so far */
    public List<PagerDutyAccount> accounts() {
        return books.accounts();
    }

    /** Registers an app with Scoped OAuth in an account. */
    public OAuthApp registerApp(String name, PagerDutyAccount home, List<String> redirectUris, Set<String> scopes) {
        return books.apps().register(name, home.holdings(), redirectUris, scopes);
    }

    /** @return the app of that client id */
    public Optional<OAuthApp> app(String clientId) {
        return books.apps().find(clientId);
    }

    /** A person takes back what they permitted an app. */
    public void revoke(OAuthApp app, User user) {
        books.tokens().revoke(app, user.id());
    }

    /** Takes an API key back. */
    public void revokeKey(String key) {
        books.keys().revoke(key);
    }

    /** @return the webhook subscription of that id */
    public Optional<Subscription> subscription(String id) {
        return books.subscriptions().find(id);
    }

    /** @return every attempt to deliver a webhook, oldest first */
    public List<Attempt> attempts() {
        return books.courier().attempts();
    }

    /** @return how many webhooks wait or are under way */
    public int waitingWebhooks() {
        return books.courier().waiting();
    }

    /** @return what changed, for whoever follows this PagerDuty */
    public Changes changes() {
        return books.changes();
    }

    /** @return what makes many incidents at once */
    public Storms storms() {
        return books.storms();
    }

    /** @return every exchange through the published surfaces, oldest first, secrets struck out */
    public List<Exchange> exchanges() {
        return hosts.recorder().all();
    }

    /** @return what makes the next REST calls fail */
    public Outages outages() {
        return hosts.outages();
    }

    /** @return the time as this PagerDuty has it */
    public ShiftableClock clock() {
        return books.clock();
    }

    /** Moves the time forward; what falls due happens at once. */
    public void advance(Duration by) {
        books.clock().advance(by);
        books.passTime();
    }

    @Override
    public void close() {
        ticking.close();
        hosts.close();
        books.close();
    }
}
