package io.muster.standins.pagerduty.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tokens as they are kept over a restart.
 *
 * @param grants  what apps were permitted
 * @param access  access tokens that are not over yet
 * @param refresh refresh tokens that are not over yet
 * @param spent   refresh tokens that were used
 * @param revoked ids of the grants that ended
 */
public record TokensState(List<KeptGrant> grants, Map<String, KeptToken> access, Map<String, KeptToken> refresh,
        Set<String> spent, Set<UUID> revoked) {

    /** What an app was permitted: app, account and person by their ids. */
    record KeptGrant(UUID id, String clientId, String subdomain, Optional<String> user, Set<String> scopes) {
    }

    /** A token: which grant it carries, and until when it is good. */
    record KeptToken(UUID grant, Instant until) {
    }
}
