package io.muster.ingest.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the quarantine keeps deliveries. */
@ConfigMapping(prefix = "muster.ingest.quarantine")
public interface QuarantineConfig {
  /** How long a delivery is kept after it was replayed or discarded. */
  @WithDefault("30d")
  Duration keepSettled();

  /** How long a delivery is kept about which nothing was done. What goes then is lost: it is counted in the log as a warning. */
  @WithDefault("180d")
  Duration keepOpen();
}
