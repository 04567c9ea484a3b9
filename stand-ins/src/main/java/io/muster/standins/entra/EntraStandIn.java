package io.muster.standins.entra;

import io.muster.standins.tls.TlsFiles;
import io.muster.standins.wire.Answers;
import io.muster.standins.wire.Exchanges;
import io.muster.standins.wire.LoopbackServer;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jose4j.jwk.JsonWebKey;

/**
 * Entra ID ({@code login.microsoftonline.com}) and the Bot Framework's sign-in ({@code login.botframework.com}) on one address.
 * Their paths do not overlap.
 */
public final class EntraStandIn implements AutoCloseable {
    private final Directory directory = new Directory();
    private final SigningKeys keys = new SigningKeys(List.of());
    private final Issuers issuers = new Issuers(this::address);
    private final BotFrameworkSignIn botFramework;
    private final LoopbackServer server;

    /** Starts on a port (0: a free one) with the issuer of the public cloud for the Bot Framework. */
    public EntraStandIn(TlsFiles tls, int port, Clock clock) {
        this(tls, port, clock, BotFrameworkSignIn.PUBLIC_ISSUER);
    }

    /** Starts on a port (0: a free one). */
    public EntraStandIn(TlsFiles tls, int port, Clock clock, String botFrameworkIssuer) {
        botFramework = new BotFrameworkSignIn(this::address, botFrameworkIssuer, clock);
        server = new LoopbackServer(tls, port, clock, router -> routes(router, clock));
    }

    /** {@code https://localhost:port}. */
    public String address() {
        return server.address();
    }

    /** Tenants, people and apps. */
    public Directory directory() {
        return directory;
    }

    /** The Bot Framework's sign-in. */
    public BotFrameworkSignIn botFramework() {
        return botFramework;
    }

    /** What was asked and answered. */
    public Exchanges exchanges() {
        return server.exchanges();
    }

    /** The keys that are published now; the other stand-ins check bearer tokens with them. */
    public List<JsonWebKey> verifyingKeys() {
        return keys.verifying();
    }

    /** Publishes a new signing key; the older ones stay published. */
    public void rotateKeys() {
        keys.rotate();
    }

    /** Takes all keys but the signing one out of the published set. */
    public void withdrawOldKeys() {
        keys.withdrawOld();
    }

    @Override
    public void close() {
        server.close();
    }

    private void routes(Router router, Clock clock) {
        var signIns = new SignIns(clock);
        var tokens = new TokenEndpoint(directory, new AccessTokens(keys, clock), signIns, issuers, clock);
        var page = new SignInPage(directory, signIns, clock);
        new EntraControl(this).routes(router);
        router.get("/v1/.well-known/openidconfiguration").handler(context -> Answers.json(context, 200, botFramework.document()));
        router.get("/v1/.well-known/keys").handler(context -> Answers.json(context, 200, botFramework.publishedKeys()));
        router.get("/:tenant/v2.0/.well-known/openid-configuration").handler(ofTenant(clock, issuers::document));
        router.get("/:tenant/discovery/v2.0/keys").handler(ofTenant(clock, tenant -> keys.published()));
        router.post("/:tenant/oauth2/v2.0/token").handler(tokens::handle);
        router.get("/:tenant/oauth2/v2.0/authorize").handler(page::show);
        router.post("/:tenant/oauth2/v2.0/authorize").handler(page::choose);
        router.get("/:tenant/oauth2/v2.0/logout").handler(page::signOut);
    }

    private Handler<RoutingContext> ofTenant(Clock clock, Function<Tenant, JsonObject> document) {
        return context -> {
            String named = context.pathParam("tenant");
            directory.tenant(named).ifPresentOrElse(tenant -> Answers.json(context, 200, document.apply(tenant)), () -> {
                var refusal = EntraRefusal.tenantNotFound(named);
                Answers.json(context, refusal.status(), refusal.body(clock.instant()));
            });
        };
    }
}
