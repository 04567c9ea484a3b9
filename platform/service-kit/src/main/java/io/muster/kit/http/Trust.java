package io.muster.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom outbound TLS trusts: the system's authorities, and one more where it is configured. Never nobody, never everybody. */
public final class Trust {
  private Trust() {}

  /** A TLS context that trusts the system's authorities and those in the PEM file, if there is one. An unreadable file is an IllegalStateException. */
  public static SSLContext context(Optional<Path> pem) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager(pem)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS cannot be prepared", e);
    }
  }

  /** The same trust, for libraries that ask for it beside the context. An unreadable file is an IllegalStateException. */
  public static X509TrustManager manager(Optional<Path> pem) {
    try {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      for (X509Certificate system : manager((KeyStore) null).getAcceptedIssuers()) {
        authorities.setCertificateEntry("system-" + system.getSerialNumber() + "-" + system.getSubjectX500Principal().hashCode(), system);
      }
      if (pem.isPresent()) {
        add(authorities, pem.get());
      }
      return manager(authorities);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the authorities to trust cannot be read: see muster.trust.ca-file", e);
    }
  }

  private static X509TrustManager manager(KeyStore authorities) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no manager of X.509 trust"));
  }

  private static void add(KeyStore authorities, Path pem) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      int number = 0;
      for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        authorities.setCertificateEntry("configured-" + number++, certificate);
      }
    }
  }
}
