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
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      for (X509Certificate system : systemAuthorities()) {
        authorities.setCertificateEntry("system-" + system.getSerialNumber() + "-" + system.getSubjectX500Principal().hashCode(), system);
      }
      if (pem.isPresent()) {
        add(authorities, pem.get());
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(authorities), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the authorities to trust cannot be read: see muster.trust.ca-file", e);
    }
  }

  private static X509Certificate[] systemAuthorities() throws GeneralSecurityException {
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager x509) {
        return x509.getAcceptedIssuers();
      }
    }
    return new X509Certificate[0];
  }

  private static TrustManager[] managers(KeyStore authorities) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory.getTrustManagers();
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
