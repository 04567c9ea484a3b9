package io.muster.embedded.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A certificate with its private key. */
record PemPair(X509Certificate certificate, PrivateKey key) {

  /** What two files hold; empty when one is absent or damaged, since both can be made again. */
  static Optional<PemPair> read(Path certificate, Path key) {
    if (Files.notExists(certificate) || Files.notExists(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PemPair(Pem.certificate(certificate), Pem.key(key)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "PemPair[" + certificate.getSubjectX500Principal() + "]";
  }
}
