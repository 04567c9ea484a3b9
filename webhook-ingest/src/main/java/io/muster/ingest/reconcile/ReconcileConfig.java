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

  /** After how long the tool is asked again for an incident that is open here and that it did not know; twice as long after each further time. */
  @WithDefault("3m")
  Duration askAgainFirst();

  /** How long it takes at most until the tool is asked again for an incident that it did not know. */
  @WithDefault("1h")
  Duration askAgainAtMost();

  /** After how long an incident that is open here and that the tool does not know is closed here, with the word "no longer in the tool". */
  @WithDefault("6h")
  Duration closeNotFoundAfter();

  /** How many subjects one comparison asks for at most; the next one goes on. */
  @WithDefault("1000")
  int most();
}
