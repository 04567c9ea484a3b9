package io.muster.standins.tls;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The three PEM files with which the stand-ins speak TLS: what they show to callers, and whom they trust when they call.
 *
 * @param certificate the server certificate (with its chain), valid for {@code localhost}
 * @param key the certificate's private key, PKCS#8
 * @param authority the certificate of the local authority: trusted on calls to Muster's own addresses
 */
public record TlsFiles(Path certificate, Path key, Path authority) {

    /** Server options that speak HTTPS (TLS 1.2 and 1.3) with the certificate, on the loopback address only. */
    public HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString()))
                .setMaxHeaderSize(32 * 1024);
    }

    /**
     * A context that trusts the local authority and nothing else.
     *
     * @throws IllegalStateException when the authority's file is not a PEM certificate
     * @throws UncheckedIOException when it cannot be read
     */
    public SSLContext trustingTheAuthority() {
        try (var pem = Files.newInputStream(authority)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var trusted : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + number++, trusted);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The authority's certificate cannot be used: " + authority, failure);
        }
    }
}
