package io.muster.bot.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calls to Teams are made. */
@ConfigMapping(prefix = "muster.bot.sender")
public interface SenderConfig {

  /** How many conversations one replica serves at the same time. */
  @WithDefault("16")
  int workers();

  /** How many of them may be one tenant's, so that a tenant whose calls are slow leaves workers for the others. */
  @WithDefault("10")
  int workersPerTenant();

  /** How long to sleep at most when nobody wakes the sender and nothing is known to become due sooner. Longer than 1.5 seconds, it delays how soon a pressed card is drawn again for everybody. */
  @WithDefault("PT0.5S")
  Duration poll();

  /** How long to wait at the start for commands that were waiting; cards drawn without them may be older than those in Teams. */
  @WithDefault("PT20S")
  Duration catchUp();

  /** How long a replica may hold a conversation; longer than a call may take. */
  @WithDefault("PT30S")
  Duration lease();

  /** How long one call to Teams may take. */
  @WithDefault("PT10S")
  Duration callTimeout();

  /** How many calls one bot may make in one tenant within a second, over all replicas. Teams allows 50. */
  @WithDefault("50")
  int perTenantAndSecond();

  /** The first pause after a failure that may pass; it doubles with each further one, up to five minutes. */
  @WithDefault("PT1S")
  Duration firstPause();
}
