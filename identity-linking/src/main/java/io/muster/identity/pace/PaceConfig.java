package io.muster.identity.pace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast Muster itself reads an account when nobody waits for it. */
@ConfigMapping(prefix = "muster.identity.pace")
public interface PaceConfig {
  /** How many such calls all replicas together make for one account in any minute. Less than half of what the tools allow (960 is the smallest), so that the rest stays for people. */
  @WithDefault("450")
  int callsPerMinute();

  /** How long a worker waits for its turn; longer queues are left to the work rows. */
  @WithDefault("3s")
  Duration patience();
}
