package io.muster.embedded.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCertificateAuthorityTest {
  private static final Clock NOW = Clock.systemUTC();

  @TempDir Path folder;

  @Test
  void a_client_that_trusts_the_authority_accepts_the_server_under_both_of_its_names() throws Exception {
    var certificate = LocalCertificateAuthority.in(folder, NOW).serverCertificate("entra");
    for (String host : new String[] {"localhost", "127.0.0.1"}) {
      assertThat(handshake(certificate, host)).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void what_is_still_valid_is_used_again_and_what_runs_out_is_made_anew() throws Exception {
    var first = LocalCertificateAuthority.in(folder, NOW).serverCertificate("entra");
    String authority = Files.readString(first.authority());
    String server = Files.readString(first.certificate());

    LocalCertificateAuthority.in(folder, NOW).serverCertificate("entra");
    assertThat(Files.readString(first.certificate())).isEqualTo(server);

    var nextYear = Clock.offset(NOW, Duration.ofDays(390));
    LocalCertificateAuthority.in(folder, nextYear).serverCertificate("entra");
    assertThat(Files.readString(first.certificate())).isNotEqualTo(server);
    assertThat(Files.readString(first.authority())).isEqualTo(authority);

    var nextDecade = Clock.offset(NOW, Duration.ofDays(3640));
    LocalCertificateAuthority.in(folder, nextDecade);
    assertThat(Files.readString(first.authority())).isNotEqualTo(authority);
  }

  @Test
  void a_certificate_that_lacks_a_wanted_name_is_made_anew() throws Exception {
    var authority = LocalCertificateAuthority.in(folder, NOW);
    String before = Files.readString(authority.serverCertificate("teams").certificate());
    var after = authority.serverCertificate("teams", "teams.muster.test");
    assertThat(Files.readString(after.certificate())).isNotEqualTo(before);
    assertThat(Pem.certificate(after.certificate()).getSubjectAlternativeNames().toString()).contains("teams.muster.test");
  }

  @Test
  void keys_are_readable_by_their_owner_only() throws Exception {
    var certificate = LocalCertificateAuthority.in(folder, NOW).serverCertificate("entra");
    for (Path key : new Path[] {certificate.key(), folder.resolve("ca.key.pem")}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
    }
  }

  private static String handshake(ServerCertificate certificate, String host) throws Exception {
    var server = (SSLServerSocket) serving(certificate).getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (server) {
      var serverSide =
          CompletableFuture.runAsync(
              () -> {
                try (var accepted = (SSLSocket) server.accept()) {
                  accepted.startHandshake();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      try (var socket = (SSLSocket) trusting(certificate).getSocketFactory().createSocket(host, server.getLocalPort())) {
        var parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        serverSide.join();
        return socket.getSession().getProtocol();
      }
    }
  }

  private static SSLContext serving(ServerCertificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain;
    try (var in = new ByteArrayInputStream(Files.readAllBytes(certificate.certificate()))) {
      chain = CertificateFactory.getInstance("X.509").generateCertificates(in).toArray(Certificate[]::new);
    }
    assertThat(chain).hasSize(2);
    store.setKeyEntry("server", Pem.key(certificate.key()), new char[0], chain);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(ServerCertificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", Pem.certificate(certificate.authority()));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
