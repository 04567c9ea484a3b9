package io.muster.identity.oauth;

import io.muster.kit.secret.Secret;
import java.util.Base64;

/**
 * Proof that whoever redeems a code is whoever asked for it (RFC 7636, method S256).
 *
 * @param verifier kept here, sealed, until the code is redeemed
 * @param challenge its SHA-256, sent with the browser
 */
public record Pkce(Secret verifier, String challenge) {

  /** A new pair with 256 bits. */
  public static Pkce fresh() {
    return of(Randomness.text(32));
  }

  /** The pair of a verifier. */
  public static Pkce of(String verifier) {
    return new Pkce(Secret.of(verifier), Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.hash(verifier)));
  }
}
