package io.muster.ingest.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How lists of what is open in a tool are compared. */
@ConfigMapping(prefix = "muster.ingest.reconcile")
public interface ReconcileConfig {
  /** How long a list waits before it is compared, so that what is on its way arrives first. */
  @WithDefault("15s")
  Duration settle();

  /** How old a list may be and still say something about the present. */
  @WithDefault("10m")
  Duration stale();

  /** How many subjects one comparison asks for at most; the next one goes on. */
  @WithDefault("1000")
  int most();
}
