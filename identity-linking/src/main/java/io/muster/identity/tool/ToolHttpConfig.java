package io.muster.identity.tool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient Muster is with incident tools. */
@ConfigMapping(prefix = "muster.identity.tools.http")
public interface ToolHttpConfig {
  /** How long a tool may take to answer one call. */
  @WithDefault("6s")
  Duration deadline();
}
