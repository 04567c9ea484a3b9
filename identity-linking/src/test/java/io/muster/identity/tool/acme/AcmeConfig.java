package io.muster.identity.tool.acme;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where Acme is met. */
@ConfigMapping(prefix = "muster.identity.tools.acme")
public interface AcmeConfig {
  /** Base address of everything that Acme has. */
  @WithDefault("http://127.0.0.1:1")
  URI base();
}
