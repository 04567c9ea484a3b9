package io.muster.bot.cloud;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Which Microsoft 365 tenants this installation serves. */
@ConfigMapping(prefix = "muster.tenants")
public interface TenantsConfig {
  /** Directory ids of the tenants that may use Muster, separated by commas. What Teams tells of any other tenant is refused. */
  Optional<Set<String>> allowed();
}
