package io.muster.ingest.source.pagerduty;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104), by whoever offers it to this JVM. */
final class HmacSha256 {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac pattern;
  private final boolean copied;

  /**
   * Decides once how each further one is had.
   *
   * @param pattern without a key, kept for itself
   */
  HmacSha256(Mac pattern) {
    this.pattern = pattern;
    this.copied = canBeCopied(pattern);
  }

  static HmacSha256 ofThisJvm() {
    try {
      return new HmacSha256(Mac.getInstance(ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is not there", e);
    }
  }

  byte[] of(byte[] key, byte[] body) {
    try {
      // A copy: looking for who offers it takes longer than signing a small body.
      Mac mac = copied ? (Mac) pattern.clone() : Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException | CloneNotSupportedException e) {
      throw new IllegalStateException("HMAC-SHA256 cannot be used", e);
    }
  }

  /** Some that sign in hardware or in another library cannot be. */
  private static boolean canBeCopied(Mac pattern) {
    try {
      pattern.clone();
      return true;
    } catch (CloneNotSupportedException e) {
      return false;
    }
  }
}
