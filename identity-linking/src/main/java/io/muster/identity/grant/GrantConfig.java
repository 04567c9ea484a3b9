package io.muster.identity.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people's tokens are renewed. */
@ConfigMapping(prefix = "muster.identity.grants")
public interface GrantConfig {
  /** How often Muster looks for grants that are sealed with an older key. */
  @WithDefault("1h")
  String reseal();

  /** How long before its end a token is renewed. */
  @WithDefault("60s")
  Duration leeway();

  /** How long one renewal may take before another caller may try. */
  @WithDefault("15s")
  Duration refreshLease();

  /** How long a caller waits for a renewal that another one began. */
  @WithDefault("12s")
  Duration patience();
}
