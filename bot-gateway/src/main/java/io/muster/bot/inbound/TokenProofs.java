package io.muster.bot.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens whose signature was proven, by their digest: Teams uses one for about an hour, and the same bytes under the same key are the same proof. Only what was
 * proven is kept here, so that nobody else can fill it; everything that changes with time or with the activity is looked at each time.
 */
final class TokenProofs {
  private static final int MOST = 1_000;

  private final Map<String, TokenProof> proven = new ConcurrentHashMap<>();

  /** The name under which a token is kept, or looked for: its SHA-256, so that no token is. */
  static String digest(String token) {
    try {
      return new String(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this machine has no SHA-256", e);
    }
  }

  Optional<TokenProof> find(String digest) {
    return Optional.ofNullable(proven.get(digest));
  }

  /** Keeps one that is not over; those that are make room, and where that is not enough all others do. */
  void keep(String digest, TokenProof proof, long now) {
    if (proof.isOver(now)) {
      return;
    }
    if (proven.size() >= MOST) {
      proven.values().removeIf(kept -> kept.isOver(now));
      if (proven.size() >= MOST) {
        proven.clear();
      }
    }
    proven.put(digest, proof);
  }
}
