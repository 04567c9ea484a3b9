package io.muster.standins.entra;

import io.muster.standins.state.StateFile;
import io.muster.standins.tls.TlsFiles;
import io.muster.standins.wire.Answers;
import io.muster.standins.wire.Exchanges;
import io.muster.standins.wire.LoopbackServer;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jwk.JsonWebKey;

/**
 * Entra ID ({@code login.microsoftonline.com}) and the Bot Framework's sign-in ({@code login.botframework.com}) on one address.
 * Their paths do not overlap.
 */
public final class EntraStandIn implements AutoCloseable {
    private final StateFile<EntraState> file;
    private final Directory directory;
    private final SigningKeys keys;
    private final SignIns signIns;
    private final Issuers issuers = new Issuers(this::address);
    private final BotFrameworkSignIn botFramework;
    private final LoopbackServer server;

    /** Starts on a port (0: a free one) with the issuer of the public cloud for the Bot Framework. */
    public EntraStandIn(TlsFiles tls, int port, Clock clock) {
        this(tls, port, clock, BotFrameworkSignIn.PUBLIC_ISSUER);
    }

    /** Starts on a port (0: a free one). */
    public EntraStandIn(TlsFiles tls, int port, Clock clock, String botFrameworkIssuer) {
        this(tls, port, clock, botFrameworkIssuer, Optional.empty());
    }

    /**
     * Starts on a port (0: a free one) with what an earlier life left in a folder, and keeps what it learns there.
     *
     * @param stateFolder empty: everything is forgotten at the end
     */
    public EntraStandIn(TlsFiles tls, int port, Clock clock, String botFrameworkIssuer, Optional<Path> stateFolder) {
        file = new StateFile<>(stateFolder.map(folder -> folder.resolve("entra.json")), EntraState.class);
        var was = file.read();
        directory = was.map(state -> new Directory(state.directory())).orElseGet(Directory::new);
        keys = was.map(state -> new SigningKeys(List.of(), state.keys())).orElseGet(() -> new SigningKeys(List.of()));
        var botKeys = was.map(state -> new SigningKeys(BotFrameworkSignIn.ENDORSEMENTS, state.botFrameworkKeys())).orElseGet(() -> new SigningKeys(BotFrameworkSignIn.ENDORSEMENTS));
        signIns = new SignIns(clock, was.map(EntraState::refreshTokens).orElse(Map.of()), file::changed);
        botFramework = new BotFrameworkSignIn(botKeys, this::address, botFrameworkIssuer, clock);
        server = new LoopbackServer(tls, port, clock, router -> routes(router, clock));
        directory.whenChanged(file::changed);
        keys.whenChanged(file::changed);
        botKeys.whenChanged(file::changed);
        file.keep(() -> new EntraState(directory.state(), keys.state(), botKeys.state(), signIns.refreshTokens()));
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
        file.close();
    }

    private void routes(Router router, Clock clock) {
        var tokens = new TokenEndpoint(directory, new AccessTokens(keys, clock), signIns, issuers, clock);
        var page = new SignInPage(directory, signIns, clock);
        var consent = new AdminConsentPage(directory, clock);
        new EntraControl(this).routes(router);
        router.get("/v1/.well-known/openidconfiguration").handler(context -> Answers.json(context, 200, botFramework.document()));
        router.get("/v1/.well-known/keys").handler(context -> Answers.json(context, 200, botFramework.publishedKeys()));
        router.get("/:tenant/v2.0/.well-known/openid-configuration").handler(ofTenant(clock, issuers::document));
        router.get("/:tenant/discovery/v2.0/keys").handler(ofTenant(clock, tenant -> keys.published()));
        router.post("/:tenant/oauth2/v2.0/token").handler(tokens::handle);
        router.get("/:tenant/oauth2/v2.0/authorize").handler(page::show);
        router.post("/:tenant/oauth2/v2.0/authorize").handler(page::choose);
        router.get("/:tenant/oauth2/v2.0/logout").handler(page::signOut);
        for (var path : List.of("/:tenant/adminconsent", AdminConsentPage.NEWER)) {
            router.get(path).handler(consent::show);
            router.post(path).handler(consent::choose);
        }
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
