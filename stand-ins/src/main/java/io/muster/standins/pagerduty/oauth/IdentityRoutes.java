package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.exchange.ExchangeRecorder;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What {@code identity.pagerduty.com} answers: the consent page and the token endpoint. */
public final class IdentityRoutes {
    private static final String DENIED = "The resource owner or authorization server denied the request.";

    private final Apps apps;
    private final SignIns signIns;
    private final TokenEndpoint tokenEndpoint;

    /**
     * @param apps     the registered apps
     * @param signIns  sign-ins under way
     * @param tokens   the tokens
     * @param accounts by subdomain
     */
    public IdentityRoutes(Apps apps, SignIns signIns, Tokens tokens, Function<String, Optional<Account>> accounts) {
        this.apps = apps;
        this.signIns = signIns;
        this.tokenEndpoint = new TokenEndpoint(apps, signIns, tokens, accounts);
    }

    /** Adds the routes; bodies must have been read already. */
    public void mount(Router router) {
        router.get("/oauth/authorize").handler(this::ask);
        router.post("/oauth/authorize").handler(this::answer);
        router.post("/oauth/token").handler(this::token);
    }

    private void ask(RoutingContext http) {
        MultiMap query = http.queryParams();
        Optional<OAuthApp> app = apps.find(query.get("client_id"));
        String redirectUri = query.get("redirect_uri");
        if (app.isEmpty() || redirectUri == null || !app.get().redirectUris().contains(redirectUri)) {
            html(http, 400, ConsentPage.refusal(app.isEmpty() ? "There is no app with this client_id."
                    : "This redirect_uri is not registered for the app.",
                    "Tell whoever runs the app: the registration in PagerDuty and the app's settings differ."));
            return;
        }
        Optional<String> state = Optional.ofNullable(query.get("state"));
        Optional<String> mistake = mistake(query);
        if (mistake.isPresent()) {
            redirect(http, redirectUri, "error=invalid_request&error_description=" + encoded(mistake.get()), state);
            return;
        }
        SignIns.Question question = new SignIns.Question(app.get(), redirectUri,
                granted(app.get(), query.get("scope")), query.get("code_challenge"), state);
        html(http, 200, ConsentPage.of(signIns.ask(question), question, app.get().home().users()));
    }

    private static Optional<String> mistake(MultiMap query) {
        if (!"code".equals(query.get("response_type"))) {
            return Optional.of("response_type must be code");
        }
        if (query.get("scope") == null || query.get("scope").isBlank()) {
            return Optional.of("scope is missing");
        }
        String challenge = query.get("code_challenge");
        if (!"S256".equals(query.get("code_challenge_method")) || challenge == null
                || !challenge.matches("[A-Za-z0-9_-]{43}")) {
            return Optional.of("PKCE with code_challenge_method S256 is required");
        }
        return Optional.empty();
    }

    /** An invalid scope is no error in PagerDuty: it is left out, and openid is always there. */
    private static Set<String> granted(OAuthApp app, String wanted) {
        Set<String> scopes = new LinkedHashSet<>(Set.of("openid"));
        Arrays.stream(wanted.split(" ")).filter(app.scopes()::contains).forEach(scopes::add);
        return scopes;
    }

    private void answer(RoutingContext http) {
        MultiMap form = http.request().formAttributes();
        Optional<SignIns.Question> question = Optional.ofNullable(form.get("request")).flatMap(signIns::answer);
        if (question.isEmpty()) {
            html(http, 400, ConsentPage.refusal("This sign-in is over: it was answered already.",
                    "Go back to the app and begin again."));
            return;
        }
        SignIns.Question asked = question.get();
        Optional<User> user = asked.app().home().user(String.valueOf(form.get("user")));
        if (!"allow".equals(form.get("decision")) || user.isEmpty()) {
            redirect(http, asked.redirectUri(), "error=access_denied&error_description=" + encoded(DENIED),
                    asked.state());
            return;
        }
        redirect(http, asked.redirectUri(), "code=" + encoded(signIns.allow(asked, user.get())) + "&subdomain="
                + encoded(asked.app().home().subdomain()), asked.state());
    }

    private void token(RoutingContext http) {
        String type = String.valueOf(http.request().getHeader("Content-Type"));
        http.response().putHeader("Cache-Control", "no-store").putHeader("Content-Type", "application/json");
        try {
            if (!type.startsWith("application/x-www-form-urlencoded") || http.request().query() != null) {
                throw OAuthError.of("invalid_request", "Parameters belong in a form body, never in the address");
            }
            ExchangeRecorder.end(http, tokenEndpoint.answer(http.request().formAttributes()).toBuffer());
        } catch (OAuthError refused) {
            http.response().setStatusCode(refused.status());
            ExchangeRecorder.end(http, JsonObject.of("error", refused.error(),
                    "error_description", refused.getMessage()).toBuffer());
        }
    }

    private static void redirect(RoutingContext http, String uri, String query, Optional<String> state) {
        String target = uri + (uri.contains("?") ? "&" : "?") + query + state.map(s -> "&state=" + encoded(s)).orElse("");
        http.response().setStatusCode(302).putHeader("Location", target).end();
    }

    private static void html(RoutingContext http, int status, String page) {
        http.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store").putHeader("X-Frame-Options", "DENY")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; "
                        + "base-uri 'none'; frame-ancestors 'none'")
                .end(page);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
