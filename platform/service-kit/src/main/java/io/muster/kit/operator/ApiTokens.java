package io.muster.kit.operator;

import io.muster.contracts.wire.Principal;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes, checks and revokes API tokens. Only their hashes are kept; a token of 256 random bits needs no slow hash. */
@ApplicationScoped
public class ApiTokens {
  /** How every token begins, so that scanners for leaked secrets know it. */
  public static final String PREFIX = "muster_";

  private static final int SHORTEST = 40;

  private final Database database;
  private final ApiTokenRepository repository;
  private final Audit audit;
  private final OperatorsConfig config;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiTokens(Database database, ApiTokenRepository repository, Audit audit, OperatorsConfig config, Clock clock) {
    this.database = database;
    this.repository = repository;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /** What came of looking at a token. */
  public sealed interface Check {
    /** The token holds. */
    record Holds(ApiToken token) implements Check {}

    /** It does not, for this reason. */
    record Refused(Reason reason) implements Check {}
  }

  /** Why a token does not hold. */
  public enum Reason {
    UNKNOWN,
    EXPIRED,
    REVOKED
  }

  /** A token as it is handed out, this once. */
  public record Made(ApiToken token, Secret secret) {}

  /** Makes a token; role and duration are already checked. */
  public Made make(String name, String role, Duration holds, Principal by) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    Secret secret = Secret.of(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    Instant now = clock.instant();
    var token = new ApiToken(UUID.randomUUID().toString(), name, role, by.key(), now, now.plus(holds), Optional.empty(), Optional.empty());
    database.run(
        tx -> {
          repository.insert(tx, token, hash(secret.reveal()));
          audit.write(tx, by, "api-token.make", "api-token/" + token.id(), Map.of("name", name, "role", role, "expires", token.expiresAt().toString()));
        });
    return new Made(token, secret);
  }

  /** Looks at a token that came with a request. */
  public Check check(String presented) {
    if (isFirstToken(presented)) {
      Instant now = clock.instant();
      return new Check.Holds(new ApiToken("first", "the installation's first token", Roles.ADMINISTRATOR, "system:configuration", now, now, Optional.empty(), Optional.empty()));
    }
    return database.inTransaction(
        tx -> {
          Optional<ApiToken> found = repository.byHash(tx, hash(presented));
          if (found.isEmpty()) {
            return new Check.Refused(Reason.UNKNOWN);
          }
          ApiToken token = found.get();
          if (token.revokedAt().isPresent()) {
            return new Check.Refused(Reason.REVOKED);
          }
          if (!clock.instant().isBefore(token.expiresAt())) {
            return new Check.Refused(Reason.EXPIRED);
          }
          repository.used(tx, token.id());
          return new Check.Holds(token);
        });
  }

  /** All tokens, newest first. */
  public List<ApiToken> all() {
    return database.read(repository::all);
  }

  /** Ends a token; false when there is none such that holds. */
  public boolean revoke(String id, Principal by) {
    return database.inTransaction(
        tx -> {
          boolean revoked = repository.revoke(tx, id);
          if (revoked) {
            audit.write(tx, by, "api-token.revoke", "api-token/" + id, Map.of());
          }
          return revoked;
        });
  }

  private boolean isFirstToken(String presented) {
    if (config.firstTokenFile().isEmpty()) {
      return false;
    }
    try {
      String first = Files.readString(config.firstTokenFile().get()).strip();
      return first.startsWith(PREFIX) && first.length() >= SHORTEST && MessageDigest.isEqual(hash(first), hash(presented));
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
