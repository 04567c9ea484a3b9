package io.muster.identity.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people link themselves. */
@ConfigMapping(prefix = "muster.identity.links")
public interface LinkConfig {
  /** How long a link holds after it was offered, and how long the tool's answer is waited for. */
  @WithDefault("10m")
  Duration lifetime();
}
