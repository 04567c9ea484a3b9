package io.muster.graph.cloud;

import io.muster.kit.secret.Secret;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Muster's own app registration in Entra, as graph-actions uses it. */
@ConfigMapping(prefix = "muster.graph.app")
public interface GraphAppConfig {
  /** Application (client) id. */
  Optional<String> clientId();

  /** A client secret's value. */
  Optional<Secret> clientSecret();
}
