package io.muster.identity.oauth;

import io.muster.identity.tool.AccessToken;
import io.muster.kit.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a token endpoint gave.
 *
 * @param refresh for the next one; empty for client credentials
 * @param lifetime how long the access token holds, by the endpoint's word
 * @param scopes what was really granted; empty where the endpoint does not tell
 */
public record TokenSet(AccessToken access, Optional<Secret> refresh, Duration lifetime, List<String> scopes) {
  public TokenSet {
    scopes = List.copyOf(scopes);
  }
}
