package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Changed;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.oauth.TokensState.KeptGrant;
import io.muster.standins.pagerduty.oauth.TokensState.KeptToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Access and refresh tokens: how long they live, and that a refresh token used twice ends everything made from it. */
public final class Tokens {
    /** {@code expires_in} of the published sample of a person's token. */
    public static final Duration PERSON = Duration.ofSeconds(864_000);
    /** {@code expires_in} of the published sample of an app's own token. */
    public static final Duration APP = Duration.ofSeconds(86_400);
    private static final Duration REFRESH = Duration.ofDays(30);

    private final Clock clock;
    private final Changed changed;
    private final Map<String, Issued> access = new HashMap<>();
    private final Map<String, Issued> refresh = new HashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Set<UUID> revoked = new HashSet<>();

    private record Issued(Grant grant, Instant until) {
    }

    /**
     * @param clock   the time
     * @param changed hears of every change
     */
    public Tokens(Clock clock, Changed changed) {
        this.clock = clock;
        this.changed = changed;
    }

    /** @return all there is to keep; a copy, without what is over */
    public synchronized TokensState state() {
        Map<String, KeptToken> keptAccess = kept(access);
        Map<String, KeptToken> keptRefresh = kept(refresh);
        List<KeptGrant> grants = Stream.concat(access.values().stream(), refresh.values().stream()).map(Issued::grant)
                .distinct().map(one -> new KeptGrant(one.id(), one.app().clientId(), one.account().subdomain(),
                        one.user().map(User::id), one.scopes())).toList();
        return new TokensState(grants, keptAccess, keptRefresh, Set.copyOf(spent), Set.copyOf(revoked));
    }

    /** Knows again what was kept. */
    public synchronized void restore(TokensState state, Function<String, Account> accounts,
            Function<String, OAuthApp> apps) {
        Map<UUID, Grant> grants = new HashMap<>();
        state.grants().forEach(one -> {
            Account account = accounts.apply(one.subdomain());
            grants.put(one.id(), new Grant(one.id(), apps.apply(one.clientId()), account,
                    one.user().flatMap(account::user), one.scopes()));
        });
        state.access().forEach((token, one) -> access.put(token, new Issued(grants.get(one.grant()), one.until())));
        state.refresh().forEach((token, one) -> refresh.put(token, new Issued(grants.get(one.grant()), one.until())));
        spent.addAll(state.spent());
        revoked.addAll(state.revoked());
    }

    private Map<String, KeptToken> kept(Map<String, Issued> tokens) {
        tokens.values().removeIf(one -> !clock.instant().isBefore(one.until()));
        return tokens.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                one -> new KeptToken(one.getValue().grant().id(), one.getValue().until())));
    }

    /** @return a new access token */
    public synchronized String issueAccess(Grant grant, Duration lifetime) {
        String token = Identifiers.token(grant.account().region(), 0);
        access.put(token, new Issued(grant, clock.instant().plus(lifetime)));
        kept();
        return token;
    }

    /** @return a new refresh token */
    public synchronized String issueRefresh(Grant grant) {
        String token = Identifiers.token(grant.account().region(), 1);
        refresh.put(token, new Issued(grant, clock.instant().plus(REFRESH)));
        kept();
        return token;
    }

    /** @return the grant behind a valid access token */
    public synchronized Optional<Grant> grantOf(String accessToken) {
        return valid(access.get(accessToken));
    }

    /**
     * Spends a refresh token.
     *
     * @return its grant, or empty when it is unknown, over, revoked, another app's, or was spent before, in which last
     *         case the whole grant ends
     */
    public synchronized Optional<Grant> spend(String refreshToken, OAuthApp app) {
        Issued issued = refresh.get(refreshToken);
        Optional<Grant> grant = valid(issued).filter(one -> one.app().clientId().equals(app.clientId()));
        if (grant.isPresent() && !spent.add(refreshToken)) {
            revoke(issued.grant());
            return Optional.empty();
        }
        kept();
        return grant;
    }

    /** Ends every grant that the app has from that person. */
    public synchronized void revoke(OAuthApp app, String userId) {
        Stream.concat(access.values().stream(), refresh.values().stream()).map(Issued::grant)
                .filter(grant -> grant.app().clientId().equals(app.clientId()))
                .filter(grant -> grant.user().filter(user -> user.id().equals(userId)).isPresent())
                .toList().forEach(this::revoke);
    }

    /** Ends one grant, for instance because its code was used twice. */
    public synchronized void revoke(Grant grant) {
        revoked.add(grant.id());
        kept();
    }

    private void kept() {
        changed.note(Changed.KEPT, "token");
    }

    private Optional<Grant> valid(Issued issued) {
        return Optional.ofNullable(issued).filter(one -> clock.instant().isBefore(one.until())).map(Issued::grant)
                .filter(grant -> !revoked.contains(grant.id()));
    }
}
