package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.oauth.Grant;
import io.muster.standins.pagerduty.oauth.Tokens;
import java.util.Optional;

/** Reads {@code Authorization}: its format must be followed precisely, and the token must be of this region. */
final class Authentication {
    private static final String KEY = "Token token=";
    private static final String TOKEN = "Bearer ";

    private final ApiKeys keys;
    private final Tokens tokens;

    Authentication(ApiKeys keys, Tokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    Caller authenticate(String header, Region region) {
        return find(Optional.ofNullable(header).orElse("")).filter(caller -> caller.account().region() == region)
                .orElseThrow(() -> PublishedError.AUTHENTICATION_FAILED.because());
    }

    private Optional<Caller> find(String header) {
        if (header.startsWith(KEY)) {
            return keys.find(header.substring(KEY.length()));
        }
        return header.startsWith(TOKEN) ? tokens.grantOf(header.substring(TOKEN.length())).map(Authentication::caller)
                : Optional.empty();
    }

    private static Caller caller(Grant grant) {
        String whose = grant.user().map(User::id).orElse(grant.account().id());
        return new Caller(grant.account(), grant.user(), Optional.of(grant), false,
                "app " + grant.app().clientId() + " " + whose);
    }
}
