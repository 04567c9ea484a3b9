package io.muster.graph;

import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.standins.entra.AppRegistration;
import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.entra.Tenant;
import io.muster.standins.graph.GraphStandIn;
import io.muster.standins.tls.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** Entra and Graph as stand-ins over TLS, with one tenant for each thing that can be the matter. */
public final class MicrosoftCloud implements AutoCloseable {
  /** Consented, with the permission to read the organisation. */
  public static final String WORKS = "11111111-1111-1111-1111-111111111111";

  /** Muster's app is not known there. */
  public static final String NOT_CONSENTED = "22222222-2222-2222-2222-222222222222";

  /** Muster's app is known there, without any application permission. */
  public static final String WITHOUT_PERMISSIONS = "33333333-3333-3333-3333-333333333333";

  /** Muster's app may create chats there, but not read the organisation. */
  public static final String WITH_OTHER_PERMISSION = "44444444-4444-4444-4444-444444444444";

  /** No such tenant. */
  public static final String UNKNOWN = "99999999-9999-9999-9999-999999999999";

  public static final String CLIENT_ID = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
  public static final String CLIENT_SECRET = "a-secret-of-this-test";

  private final Path authority;
  private final EntraStandIn entra;
  private final GraphStandIn graph;

  private MicrosoftCloud(TlsFiles tls) {
    authority = tls.authority();
    entra = new EntraStandIn(tls, 0, Clock.systemUTC());
    graph = new GraphStandIn(tls, 0, entra, Clock.systemUTC());
    var directory = entra.directory();
    directory.add(new Tenant(WORKS, "Contoso", "contoso.onmicrosoft.com"));
    directory.add(new Tenant(NOT_CONSENTED, "Fabrikam", "fabrikam.onmicrosoft.com"));
    directory.add(new Tenant(WITHOUT_PERMISSIONS, "Tailspin", "tailspin.onmicrosoft.com"));
    directory.add(new Tenant(WITH_OTHER_PERMISSION, "Adatum", "adatum.onmicrosoft.com"));
    directory.add(new AppRegistration(CLIENT_ID, WORKS, "Muster", Set.of(CLIENT_SECRET), true, Set.of(), Set.of()));
    directory.consent(WITHOUT_PERMISSIONS, CLIENT_ID);
    directory.consent(WITH_OTHER_PERMISSION, CLIENT_ID);
    directory.grantGraph(WORKS, CLIENT_ID, Set.of("Organization.Read.All", "Chat.Create"));
    directory.grantGraph(WITH_OTHER_PERMISSION, CLIENT_ID, Set.of("Chat.Create"));
  }

  /** Starts both on free ports. */
  public static MicrosoftCloud start() {
    try {
      var certificate = LocalCertificateAuthority.in(Files.createTempDirectory("graph-tls"), Clock.systemUTC()).serverCertificate("microsoft");
      return new MicrosoftCloud(new TlsFiles(certificate.certificate(), certificate.key(), certificate.authority()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The PEM file to trust. */
  public Path authority() {
    return authority;
  }

  /** The sign-in host. */
  public EntraStandIn entra() {
    return entra;
  }

  /** Graph. */
  public GraphStandIn graph() {
    return graph;
  }

  @Override
  public void close() {
    graph.close();
    entra.close();
  }
}
