package io.muster.identity.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How often Muster looks for what it missed. */
@ConfigMapping(prefix = "muster.identity.reconcile")
public interface ReconcileConfig {
  /** How long after one comparison of an account the next one follows, where nothing asks for it earlier. */
  @WithDefault("3m")
  Duration every();

  /** How often Muster looks which accounts are due. */
  @WithDefault("5s")
  String check();

  /** How far before the last comparison changes are told again: more than the clocks of tool and Muster may differ. */
  @WithDefault("5m")
  Duration overlap();

  /**
   * The address under which incident tools reach webhook-ingest, as {@code muster.ingest.sender.public-url} there. With it Muster looks after the tools'
   * webhook subscriptions that deliver there: enables those that were disabled, and makes one for an account that has none.
   */
  Optional<URI> deliverTo();
}
