package io.muster.kit.deadletter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what went wrong is kept for operators. */
@ConfigMapping(prefix = "muster.dead-letters")
public interface DeadLetterConfig {
  /** How long a dead letter is kept after it was replayed or discarded. */
  @WithDefault("30d")
  Duration keepSettled();

  /** How long a dead letter is kept about which nothing was done. What goes then is lost: it is counted in the log as a warning. */
  @WithDefault("180d")
  Duration keepOpen();

  /** How long work that was given up is kept. */
  @WithDefault("30d")
  Duration keepWork();
}
