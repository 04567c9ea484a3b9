package io.muster.mapping.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the traces of routing are kept. */
@ConfigMapping(prefix = "muster.routing")
public interface RoutingConfig {
  /** How long decisions and their reasons can be asked for. */
  @WithDefault("14d")
  Duration keepDecisions();

  /** How long an incident that is over is remembered. When it is opened again later, it is routed as if it were new. */
  @WithDefault("90d")
  Duration keepIncidents();
}
