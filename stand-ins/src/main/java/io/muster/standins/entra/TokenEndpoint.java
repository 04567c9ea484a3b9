package io.muster.standins.entra;

import io.muster.standins.wire.Answers;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /{tenant}/oauth2/v2.0/token}: client_credentials, authorization_code and refresh_token. */
final class TokenEndpoint {
    static final String BOT_CONNECTOR = "https://api.botframework.com";
    private static final Set<String> SIGN_IN_SCOPES = Set.of("openid", "profile", "email", "offline_access");
    private static final String DEFAULT = "/.default";

    /** An app that calls; proven by secret or certificate, or not at all. */
    private record Client(AppRegistration app, boolean proven) {
    }

    private final Directory directory;
    private final AccessTokens tokens;
    private final SignIns signIns;
    private final Issuers issuers;
    private final ClientAssertions assertions;
    private final Clock clock;

    TokenEndpoint(Directory directory, AccessTokens tokens, SignIns signIns, Issuers issuers, Clock clock) {
        this.directory = directory;
        this.tokens = tokens;
        this.signIns = signIns;
        this.issuers = issuers;
        this.assertions = new ClientAssertions(clock);
        this.clock = clock;
    }

    void handle(RoutingContext context) {
        try {
            String named = context.pathParam("tenant");
            var tenant = directory.tenant(named).orElseThrow(() -> EntraRefusal.tenantNotFound(named));
            var form = context.request().formAttributes();
            var client = client(context, form, tenant);
            Answers.json(context, 200, switch (Html.required(form, "grant_type")) {
                case "client_credentials" -> clientCredentials(tenant, client, Html.required(form, "scope"));
                case "authorization_code" -> authorizationCode(client, form);
                case "refresh_token" -> refreshToken(client, Html.required(form, "refresh_token"));
                case String other -> throw EntraRefusal.grantType(other);
            });
        } catch (EntraRefusal refusal) {
            Answers.json(context, refusal.status(), refusal.body(clock.instant()));
        }
    }

    private Client client(RoutingContext context, MultiMap form, Tenant tenant) {
        var basic = basic(context.request().getHeader("Authorization"));
        String id = basic.map(pair -> pair[0]).orElse(form.get("client_id"));
        String secret = basic.map(pair -> pair[1]).orElse(form.get("client_secret"));
        if (id == null || id.isBlank()) {
            throw EntraRefusal.missing("client_id");
        }
        String clientId = id;
        var app = directory.appIn(tenant.id(), clientId).orElseThrow(() -> EntraRefusal.appNotFound(clientId, tenant.name()));
        if (form.get("client_assertion") != null) {
            if (!ClientAssertions.TYPE.equals(form.get("client_assertion_type"))) {
                throw EntraRefusal.missing("client_assertion_type");
            }
            assertions.verify(app, form.get("client_assertion"), issuers.audiences(tenant));
            return new Client(app, true);
        }
        if (secret == null) {
            return new Client(app, false);
        }
        var shown = basic.isPresent() ? List.of(secret, decoded(secret)) : List.of(secret);
        if (shown.stream().anyMatch(app.secrets()::contains)) {
            return new Client(app, true);
        }
        throw shown.stream().anyMatch(app.expiredSecrets()::contains) ? EntraRefusal.expiredSecret(clientId) : EntraRefusal.wrongSecret(clientId);
    }

    /** The name and password of a Basic header; empty when it is absent or no such thing. */
    private static Optional<String[]> basic(String header) {
        if (header == null || !header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
            return Optional.of(pair).filter(parts -> parts.length == 2);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Clients differ in whether they encode a secret before they put it into a Basic header, as RFC 6749 asks. */
    private static String decoded(String secret) {
        try {
            return URLDecoder.decode(secret, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return secret;
        }
    }

    private JsonObject clientCredentials(Tenant tenant, Client client, String scopes) {
        if (!client.proven()) {
            throw EntraRefusal.noCredential();
        }
        var resources = Arrays.stream(scopes.trim().split("\\s+")).filter(scope -> !SIGN_IN_SCOPES.contains(scope)).toList();
        if (resources.size() != 1) {
            throw EntraRefusal.scope(scopes);
        }
        String scope = resources.getFirst();
        if (!scope.endsWith(DEFAULT)) {
            throw EntraRefusal.scopeWithoutDefault(scope);
        }
        return answer(accessToken(tenant, client.app(), scope.substring(0, scope.length() - DEFAULT.length())));
    }

    private String accessToken(Tenant tenant, AppRegistration app, String resource) {
        String clientId = app.clientId();
        if (resource.equals(BOT_CONNECTOR)) {
            return tokens.forResource(tenant, clientId, BOT_CONNECTOR, List.of());
        }
        if (resource.equals(Directory.GRAPH)) {
            return tokens.forResource(tenant, clientId, Directory.GRAPH, directory.roles(tenant.id(), clientId, Directory.GRAPH));
        }
        String apiClientId = resource.startsWith("api://") ? resource.substring("api://".length()) : resource;
        var api = directory.appIn(tenant.id(), apiClientId).orElseThrow(() -> EntraRefusal.resourceNotFound(resource, tenant.name()));
        return tokens.forDaemon(issuers.of(tenant), tenant, clientId, api.clientId(), directory.roles(tenant.id(), clientId, api.clientId()));
    }

    private JsonObject authorizationCode(Client client, MultiMap form) {
        requireProven(client);
        return person(signIns.redeem(Html.required(form, "code"), client.app().clientId(), Html.required(form, "redirect_uri"), form.get("code_verifier")));
    }

    private JsonObject refreshToken(Client client, String refreshToken) {
        requireProven(client);
        return person(signIns.refresh(refreshToken, client.app().clientId()));
    }

    private JsonObject person(SignIns.Agreed agreed) {
        var tenant = agreed.tenant();
        var scopes = List.of(agreed.scope().split("\\s+"));
        var roles = directory.roles(tenant.id(), agreed.person().id(), agreed.clientId());
        String issuer = issuers.of(tenant);
        var answer = answer(tokens.forPerson(issuer, tenant, agreed.person(), agreed.clientId(), roles, null, true)).put("scope", agreed.scope());
        if (scopes.contains("openid")) {
            answer.put("id_token", tokens.forPerson(issuer, tenant, agreed.person(), agreed.clientId(), roles, agreed.nonce(), false));
        }
        if (scopes.contains("offline_access")) {
            answer.put("refresh_token", signIns.refreshToken(agreed));
        }
        return answer;
    }

    private static void requireProven(Client client) {
        if (!client.proven()) {
            throw EntraRefusal.confidentialWithoutSecret();
        }
    }

    private static JsonObject answer(String accessToken) {
        long seconds = AccessTokens.LIFETIME.toSeconds();
        return new JsonObject().put("token_type", "Bearer").put("expires_in", seconds).put("ext_expires_in", seconds).put("access_token", accessToken);
    }
}
