package io.muster.standins.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a certificate authority for one test run, and a certificate for localhost. */
public final class LocalAuthority {
    private static TlsFiles shared;

    private LocalAuthority() {
    }

    /** The files of this test run, made once in a temporary folder. */
    public static synchronized TlsFiles files() {
        if (shared == null) {
            try {
                shared = make(Files.createTempDirectory("stand-ins-tls"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return shared;
    }

    private static TlsFiles make(Path folder) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var authority = generator.generateKeyPair();
            var server = generator.generateKeyPair();
            var issuer = new X500Principal("CN=Muster test authority");
            var files = new TlsFiles(folder.resolve("server.pem"), folder.resolve("server.key"), folder.resolve("authority.pem"));
            write(files.authority(), certificate(issuer, issuer, authority, authority, true));
            write(files.certificate(), certificate(issuer, new X500Principal("CN=localhost"), authority, server, false));
            write(files.key(), new JcaPKCS8Generator(server.getPrivate(), null));
            return files;
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Object certificate(X500Principal issuer, X500Principal subject, KeyPair signing, KeyPair signed, boolean authority)
            throws OperatorCreationException, IOException, GeneralSecurityException {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(issuer, BigInteger.valueOf(now.toEpochMilli() + (authority ? 0 : 1)),
                Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(Duration.ofDays(2))), subject, signed.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")}));
        }
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate()));
    }

    private static void write(Path file, Object pem) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(pem);
        }
        Files.writeString(file, text.toString());
    }
}
