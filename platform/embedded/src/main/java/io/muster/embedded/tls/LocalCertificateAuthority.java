package io.muster.embedded.tls;

import io.muster.embedded.SecretFile;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A certificate authority for one machine. Its certificate and key stay in a folder; what is still valid is used again, so that clients
 * that trusted it once go on doing so.
 *
 * <p>Not for production: whoever reads the folder can pose as any server to those who trust this authority.
 */
public final class LocalCertificateAuthority {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration SERVER_LIFE = Duration.ofDays(397);
  private static final Duration RENEW_BEFORE = Duration.ofDays(14);

  private final Path folder;
  private final Clock clock;
  private final PemPair authority;

  private LocalCertificateAuthority(Path folder, Clock clock, PemPair authority) {
    this.folder = folder;
    this.clock = clock;
    this.authority = authority;
  }

  /** The authority in this folder, made where there is none or the present one runs out within two weeks. */
  public static synchronized LocalCertificateAuthority in(Path folder, Clock clock) {
    Path home = folder.toAbsolutePath();
    Optional<PemPair> present = PemPair.read(certificateFile(home, "ca"), keyFile(home, "ca")).filter(pair -> lasts(pair, clock));
    PemPair authority = present.orElseGet(() -> makeAuthority(home, clock));
    return new LocalCertificateAuthority(home, clock, authority);
  }

  /** A PEM file with the authority's certificate, for clients to trust. */
  public Path certificate() {
    return certificateFile(folder, "ca");
  }

  /**
   * A certificate for a server of this machine; made when absent, made anew when it runs out, names other hosts or comes from another
   * authority.
   *
   * @param name the server's name, which becomes the files' name
   * @param hosts host names and IPv4 addresses beside {@code localhost} and {@code 127.0.0.1}
   */
  public synchronized ServerCertificate serverCertificate(String name, String... hosts) {
    var names = new SubjectNames(List.of(hosts));
    Path certificate = certificateFile(folder, name);
    Path key = keyFile(folder, name);
    boolean usable =
        PemPair.read(certificate, key)
            .filter(pair -> lasts(pair, clock) && isOurs(pair.certificate()) && names.allIn(pair.certificate()))
            .isPresent();
    if (!usable) {
      KeyPair pair = newKey();
      X509Certificate made = new Issuing(authority, clock).server(name, names, pair.getPublic(), SERVER_LIFE);
      SecretFile.write(key, Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()));
      SecretFile.write(certificate, Pem.of(made) + Pem.of(authority.certificate()));
    }
    return new ServerCertificate(certificate, key, certificate());
  }

  private boolean isOurs(X509Certificate certificate) {
    try {
      certificate.verify(authority.certificate().getPublicKey());
      return true;
    } catch (java.security.GeneralSecurityException e) {
      return false;
    }
  }

  private static PemPair makeAuthority(Path folder, Clock clock) {
    KeyPair pair = newKey();
    X509Certificate certificate = Issuing.authority(pair, clock, AUTHORITY_LIFE);
    SecretFile.write(keyFile(folder, "ca"), Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()));
    SecretFile.write(certificateFile(folder, "ca"), Pem.of(certificate));
    return new PemPair(certificate, pair.getPrivate());
  }

  private static boolean lasts(PemPair pair, Clock clock) {
    return pair.certificate().getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE));
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException("this Java knows no P-256 keys", e);
    }
  }

  private static Path certificateFile(Path folder, String name) {
    return folder.resolve(name + ".pem");
  }

  private static Path keyFile(Path folder, String name) {
    return folder.resolve(name + ".key.pem");
  }
}
