package io.muster.graph.tenant;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Which Microsoft 365 tenants this installation serves. */
@ConfigMapping(prefix = "muster.tenants")
public interface TenantsConfig {
  /** Directory ids of the tenants that may be worked in, separated by commas. Without any, nothing is done anywhere. */
  Optional<Set<String>> allowed();
}
