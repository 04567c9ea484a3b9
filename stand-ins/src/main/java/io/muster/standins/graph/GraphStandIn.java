package io.muster.standins.graph;

import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.entra.Tenant;
import io.muster.standins.tls.TlsFiles;
import io.muster.standins.wire.Answers;
import io.muster.standins.wire.ControlSurface;
import io.muster.standins.wire.Exchange;
import io.muster.standins.wire.Exchanges;
import io.muster.standins.wire.Json;
import io.muster.standins.wire.LoopbackServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;

/** Microsoft Graph v1.0: for now the organisation, which proves that a token is good. */
public final class GraphStandIn implements AutoCloseable {
    /** Any of the published application permissions of {@code GET /organization}. */
    private static final Set<String> READS_ORGANIZATION = Set.of("Organization.Read.All", "Organization.ReadWrite.All", "Directory.Read.All",
            "Directory.ReadWrite.All", "User.Read.All", "DeviceManagementServiceConfig.Read.All", "DeviceManagementServiceConfig.ReadWrite.All",
            "DeviceManagementConfiguration.Read.All", "DeviceManagementConfiguration.ReadWrite.All");

    private final EntraStandIn entra;
    private final GraphTokens tokens;
    private final Clock clock;
    private final LoopbackServer server;

    /** Starts on a port (0: a free one). */
    public GraphStandIn(TlsFiles tls, int port, EntraStandIn entra, Clock clock) {
        this.entra = entra;
        this.clock = clock;
        this.tokens = new GraphTokens(entra, clock);
        this.server = new LoopbackServer(tls, port, clock, this::routes);
    }

    /** {@code https://localhost:port}; the API is under {@code /v1.0}. */
    public String address() {
        return server.address();
    }

    /** What was asked and answered. */
    public Exchanges exchanges() {
        return server.exchanges();
    }

    @Override
    public void close() {
        server.close();
    }

    private void routes(Router router) {
        new ControlSurface(router)
                .get("/exchanges", (context, body) -> Json.array(exchanges().all().stream().map(Exchange::toJson).toList()));
        router.get("/v1.0/organization").handler(context -> answer(context, this::organization));
        router.route().handler(context -> answer(context, caller -> {
            throw GraphRefusal.unknownPath(context.request().path().replaceFirst("^/v1.0/?", ""));
        }));
    }

    private interface Act {
        JsonObject by(GraphTokens.Caller caller);
    }

    private void answer(RoutingContext context, Act act) {
        try {
            var body = act.by(tokens.verify(context.request().getHeader("Authorization")));
            var select = context.queryParams().get("$select");
            if (select != null) {
                var wanted = Set.copyOf(Arrays.asList(select.split(",")));
                body.getJsonArray("value").forEach(each -> ((JsonObject) each).fieldNames().stream().toList().stream()
                        .filter(field -> !wanted.contains(field)).forEach(((JsonObject) each)::remove));
            }
            Answers.json(context, 200, body);
        } catch (GraphRefusal refusal) {
            Answers.json(context, refusal.status(), refusal.body(clock.instant()));
        }
    }

    private JsonObject organization(GraphTokens.Caller caller) {
        if (Collections.disjoint(caller.roles(), READS_ORGANIZATION)) {
            throw GraphRefusal.insufficient();
        }
        var tenant = entra.directory().tenant(caller.tenantId()).orElseThrow(() -> GraphRefusal.wrongToken("Access token validation failure."));
        return new JsonObject().put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#organization").put("value", new JsonArray().add(organization(tenant)));
    }

    private static JsonObject organization(Tenant tenant) {
        return new JsonObject().put("id", tenant.id()).put("deletedDateTime", null).put("businessPhones", new JsonArray())
                .put("createdDateTime", "2021-08-02T10:30:06Z").put("displayName", tenant.name()).put("preferredLanguage", "en").put("tenantType", "AAD")
                .put("verifiedDomains", new JsonArray().add(new JsonObject().put("capabilities", "Email, OfficeCommunicationsOnline")
                        .put("isDefault", true).put("isInitial", true).put("name", tenant.domain()).put("type", "Managed")));
    }
}
