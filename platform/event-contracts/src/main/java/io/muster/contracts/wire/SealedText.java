package io.muster.contracts.wire;

/**
 * A secret that only one service can open: hybrid encryption to its public key. Nothing secret travels in another form.
 *
 * @param recipient the service whose private key opens it
 * @param ciphertext Base64
 */
public record SealedText(String recipient, String ciphertext) {
  /** Shows the recipient only. */
  @Override
  public String toString() {
    return "SealedText[for " + recipient + "]";
  }
}
