package io.muster.identity.acting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient Muster is with what people press. */
@ConfigMapping(prefix = "muster.identity.acting")
public interface ActingConfig {
  /** How long a press waits for its presser to be linked. */
  @WithDefault("15m")
  Duration waitForLink();

  /** How long after a press Muster stops trying to reach a tool that does not answer, and says so. */
  @WithDefault("60s")
  Duration patience();

  /** How many actions on different subjects are under way at once in one replica. */
  @WithDefault("16")
  int concurrency();
}
