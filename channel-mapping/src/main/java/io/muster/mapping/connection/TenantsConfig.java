package io.muster.mapping.connection;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Which Microsoft 365 tenants this installation serves. */
@ConfigMapping(prefix = "muster.tenants")
public interface TenantsConfig {
  /** Directory ids of the tenants that may be connected, separated by commas. Without any, no tenant can be connected and nothing is shown. */
  Optional<Set<String>> allowed();
}
