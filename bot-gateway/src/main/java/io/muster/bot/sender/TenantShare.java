package io.muster.bot.sender;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many of this replica's workers serve a tenant at the same time: never so many that a tenant whose calls are slow leaves none for the others. */
@ApplicationScoped
class TenantShare {
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private final SenderConfig config;

  TenantShare(SenderConfig config) {
    this.config = config;
  }

  /** The tenants that have their share; others go first. */
  String[] full() {
    return underWay.entrySet().stream().filter(entry -> entry.getValue() >= config.workersPerTenant()).map(Map.Entry::getKey).toArray(String[]::new);
  }

  void begun(String tenant) {
    underWay.merge(tenant, 1, Integer::sum);
  }

  /** Whether the tenant had its share, so that it may go on only now. */
  boolean ended(String tenant) {
    Integer left = underWay.computeIfPresent(tenant, (key, calls) -> calls > 1 ? calls - 1 : null);
    return (left == null ? 0 : left) + 1 >= config.workersPerTenant();
  }
}
