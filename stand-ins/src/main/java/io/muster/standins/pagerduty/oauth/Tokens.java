package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Changed;
import io.muster.standins.pagerduty.account.Identifiers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
        java.util.stream.Stream.concat(access.values().stream(), refresh.values().stream()).map(Issued::grant)
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
