package io.muster.graph.cloud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which of Microsoft's clouds, and its addresses where they are other than published. */
@ConfigMapping(prefix = "muster.graph.cloud")
public interface CloudConfig {
  /** The cloud that the tenants live in. */
  @WithDefault("public")
  Cloud.Name name();

  /** Where tokens are got, instead of the cloud's own sign-in host. The sandbox names its own. */
  Optional<URI> loginAddress();

  /** Where Graph is, with or without /v1.0, instead of the cloud's own host. The sandbox names its own. */
  Optional<URI> graphAddress();

  /** How long one call to the sign-in host or to Graph may take. */
  @WithDefault("10s")
  Duration timeout();
}
