package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Account;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** {@code POST /oauth/token}: the three published grant types. */
final class TokenEndpoint {
    private static final String AS_ACCOUNT = "as_account-";

    private final Apps apps;
    private final SignIns signIns;
    private final Tokens tokens;
    private final Function<String, Optional<Account>> accounts;

    TokenEndpoint(Apps apps, SignIns signIns, Tokens tokens, Function<String, Optional<Account>> accounts) {
        this.apps = apps;
        this.signIns = signIns;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    JsonObject answer(MultiMap form) {
        String type = required(form, "grant_type");
        OAuthApp app = apps.find(required(form, "client_id"))
                .filter(known -> known.clientSecret().equals(form.get("client_secret")))
                .orElseThrow(OAuthError::invalidClient);
        return switch (type) {
            case "authorization_code" -> person(signIns.redeem(required(form, "code"), app,
                    required(form, "redirect_uri"), required(form, "code_verifier")));
            case "refresh_token" -> person(tokens.spend(required(form, "refresh_token"), app).orElseThrow(
                    () -> OAuthError.of("invalid_grant", "The refresh token is invalid, expired or revoked")));
            case "client_credentials" -> appItself(app, required(form, "scope"));
            default -> throw OAuthError.of("unsupported_grant_type", "The grant type is not supported");
        };
    }

    private JsonObject person(Grant grant) {
        return JsonObject.of("token_type", "bearer", "access_token", tokens.issueAccess(grant, Tokens.PERSON),
                "refresh_token", tokens.issueRefresh(grant), "scope", String.join(" ", grant.scopes()),
                "expires_in", Tokens.PERSON.toSeconds());
    }

    private JsonObject appItself(OAuthApp app, String scope) {
        List<String> wanted = List.of(scope.split(" "));
        String asAccount = wanted.stream().filter(one -> one.startsWith(AS_ACCOUNT)).findFirst().orElseThrow(
                () -> OAuthError.of("invalid_scope", "The scope must contain as_account-{region}.{subdomain}"));
        Account account = accountOf(asAccount.substring(AS_ACCOUNT.length())).filter(one -> one == app.home())
                .orElseThrow(() -> OAuthError.of("invalid_scope", "The app has no access to this account"));
        Set<String> granted = new LinkedHashSet<>(wanted);
        granted.removeIf(one -> !one.equals(asAccount) && !app.scopes().contains(one));
        Grant grant = new Grant(UUID.randomUUID(), app, account, Optional.empty(), granted);
        return JsonObject.of("access_token", tokens.issueAccess(grant, Tokens.APP),
                "scope", String.join(" ", granted), "token_type", "bearer", "expires_in", Tokens.APP.toSeconds());
    }

    private Optional<Account> accountOf(String regionAndSubdomain) {
        int dot = regionAndSubdomain.indexOf('.');
        return accounts.apply(regionAndSubdomain.substring(dot + 1))
                .filter(account -> dot > 0 && account.region().code().equals(regionAndSubdomain.substring(0, dot)));
    }

    private static String required(MultiMap form, String name) {
        return Optional.ofNullable(form.get(name)).filter(value -> !value.isBlank())
                .orElseThrow(() -> OAuthError.of("invalid_request", "The parameter " + name + " is missing"));
    }
}
