package io.muster.mapping.connection;

import io.muster.contracts.incident.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The tenants that the configuration allows. */
@ApplicationScoped
public class AllowedTenants {
  private final Set<String> ids;

  AllowedTenants(TenantsConfig config) {
    ids = Set.copyOf(config.allowed().orElse(Set.of()));
  }

  /** Whether this tenant may be connected. */
  public boolean includes(TenantId tenant) {
    return ids.contains(tenant.value());
  }

  /** Their ids, as an argument for SQL. */
  public String[] ids() {
    return ids.toArray(String[]::new);
  }
}
