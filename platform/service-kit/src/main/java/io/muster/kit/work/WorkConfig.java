package io.muster.kit.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How work rows are leased. */
@ConfigMapping(prefix = "muster.work")
public interface WorkConfig {
  /** How long a row stays with a worker that gives no sign of life, and so how long a killed worker's row stands still. A third of it lies between two signs. */
  @WithDefault("8s")
  Duration lease();
}
