package io.muster.kit.operator;

import java.time.Instant;
import java.util.Optional;

/**
 * An API token as it is listed; the secret itself is shown once and kept nowhere.
 *
 * @param role one of {@link Roles}
 */
public record ApiToken(String id, String name, String role, String madeBy, Instant madeAt, Instant expiresAt, Optional<Instant> lastUsedAt, Optional<Instant> revokedAt) {}
