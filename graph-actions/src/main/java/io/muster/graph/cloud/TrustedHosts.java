package io.muster.graph.cloud;

import io.muster.kit.http.Trust;
import io.muster.kit.http.TrustConfig;
import jakarta.enterprise.context.ApplicationScoped;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/** Whom the two Microsoft libraries trust: the same as every other outbound call, in the shapes that they ask for. */
@ApplicationScoped
public class TrustedHosts {
  private final SSLSocketFactory sockets;
  private final X509TrustManager manager;

  TrustedHosts(TrustConfig config) {
    sockets = Trust.context(config.caFile()).getSocketFactory();
    manager = Trust.manager(config.caFile());
  }

  /** For connections that a library makes. */
  public SSLSocketFactory sockets() {
    return sockets;
  }

  /** The same trust, where a library asks for it beside the factory. */
  public X509TrustManager manager() {
    return manager;
  }
}
