package io.muster.bot.inbound;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/** The keys with which Teams signs. */
public interface SigningKeys {

  /** A key and the channels that it may speak for. */
  record SigningKey(PublicKey key, Set<String> endorsements) {}

  /** The key with this id; empty when the issuer has none such. A {@link KeysUnavailable} when no keys can be had at all. */
  Optional<SigningKey> find(String keyId);

  /** The same without reading anything; empty as well where the keys would have to be read first. */
  default Optional<SigningKey> atHand(String keyId) {
    return Optional.empty();
  }

  /** Nothing can be proven now; Teams will send it again. */
  final class KeysUnavailable extends RuntimeException {
    public KeysUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
