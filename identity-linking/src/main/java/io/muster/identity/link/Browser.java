package io.muster.identity.link;

import io.muster.identity.oauth.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * One browser, known by a cookie of 128 random bits. The {@code __Host-} prefix makes browsers refuse it unless it is Secure, for this host
 * alone and for every path.
 *
 * @param secret the cookie's value; empty where the browser brought none that could be ours
 */
record Browser(Optional<String> secret) {
  static final String COOKIE = "__Host-muster-link";
  private static final int BYTES = 16;

  /** From the request's cookie value, which may be null. */
  static Browser of(String cookie) {
    return new Browser(Optional.ofNullable(cookie).filter(value -> value.matches("[A-Za-z0-9_-]{22}")));
  }

  /** This browser, or a new one where it has no cookie yet. */
  Browser known() {
    return secret.isPresent() ? this : new Browser(Optional.of(Randomness.text(BYTES)));
  }

  /** What is kept of it. */
  Optional<byte[]> hash() {
    return secret.map(Randomness::hash);
  }

  /** What a form must bring back: made of cookie and link, so that no other page can have it. */
  String formKey(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.hash("form:" + secret.orElseThrow() + ":" + token));
  }

  /** Whether a form came from a page that was shown in this browser for this link. */
  boolean wrote(String formKey, String token) {
    return secret.isPresent()
        && formKey != null
        && MessageDigest.isEqual(formKey.getBytes(StandardCharsets.UTF_8), formKey(token).getBytes(StandardCharsets.UTF_8));
  }

  /** The value of a Set-Cookie header; the cookie ends with the browser's session. */
  String cookie() {
    return COOKIE + "=" + secret.orElseThrow() + "; Path=/; Secure; HttpOnly; SameSite=Lax";
  }

  @Override
  public String toString() {
    return "Browser[redacted]";
  }
}
