package io.muster.bot.sender;

import io.muster.kit.http.TrustConfig;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;

/** The certificate authority of one's own that sign-in addresses may use as well, for clients that are made while running. */
@ApplicationScoped
class OwnCertificateAuthority {
  private static final String NAME = "muster-trust";

  private final Optional<String> name;

  OwnCertificateAuthority(TrustConfig config, TlsConfigurationRegistry registry) {
    Optional<Path> file = config.caFile();
    file.ifPresent(ca -> registry.register(NAME, new BaseTlsConfiguration() {
      @Override
      public TrustOptions getTrustStoreOptions() {
        return new PemTrustOptions().addCertPath(ca.toString());
      }
    }));
    this.name = file.map(ca -> NAME);
  }

  /** The name of the TLS configuration; empty when only the machine's own authorities are trusted. */
  Optional<String> name() {
    return name;
  }
}
