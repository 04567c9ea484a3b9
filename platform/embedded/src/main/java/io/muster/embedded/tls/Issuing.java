package io.muster.embedded.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates with an authority's key. */
record Issuing(PemPair authority, Clock clock) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Clocks of one machine agree, but a test's clock may lag a little behind. */
  private static final Duration BACKDATED = Duration.ofHours(1);

  static X509Certificate authority(KeyPair pair, Clock clock, Duration life) {
    var subject = new X500Principal("CN=Muster local authority " + Long.toHexString(RANDOM.nextLong() >>> 32));
    try {
      var builder = builder(subject, subject, pair.getPublic(), clock.instant(), life);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return signed(builder, pair.getPrivate());
    } catch (Exception e) {
      throw new IllegalStateException("could not make a local authority", e);
    }
  }

  X509Certificate server(String name, SubjectNames names, PublicKey key, Duration life) {
    var issuer = authority.certificate().getSubjectX500Principal();
    try {
      var builder = builder(issuer, new X500Principal("CN=" + name), key, clock.instant(), life);
      var identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(Extension.subjectAlternativeName, false, names.extension());
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
      return signed(builder, authority.key());
    } catch (Exception e) {
      throw new IllegalStateException("could not make a certificate for " + name, e);
    }
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, PublicKey key, Instant now, Duration life) throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(127, RANDOM).setBit(0),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(life)),
            subject,
            key);
    builder.addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return builder;
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key) throws Exception {
    return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }
}
