package io.muster.identity.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How accounts are kept readable and known. */
@ConfigMapping(prefix = "muster.identity.accounts")
public interface AccountConfig {
  /** How often Muster looks for accounts whose token is missing or ends soon, and for catalogues that are old. */
  @WithDefault("30s")
  String check();

  /** How old the catalogue of an account may become before it is read again. */
  @WithDefault("15m")
  Duration catalogueAge();
}
