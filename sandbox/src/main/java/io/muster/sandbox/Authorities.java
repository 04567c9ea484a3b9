package io.muster.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom the launcher trusts when it speaks TLS. */
final class Authorities {
  private Authorities() {}

  /** A TLS context that trusts the authorities in these PEM files and, where asked for, those that this Java knows. */
  static SSLContext trusting(List<Path> files, boolean publicOnes) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Path file : files) {
        add(store, file);
      }
      if (publicOnes) {
        addPublic(store);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate authority in " + files + " could not be read", e);
    }
  }

  private static void add(KeyStore store, Path file) throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("own-" + store.size(), one);
      }
    }
  }

  private static void addPublic(KeyStore store) throws GeneralSecurityException {
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager known) {
        for (X509Certificate one : known.getAcceptedIssuers()) {
          store.setCertificateEntry("public-" + store.size(), one);
        }
      }
    }
  }

  /** {@code null} stands for what this Java knows. */
  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }
}
