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

  void ended(String tenant) {
    underWay.computeIfPresent(tenant, (key, calls) -> calls > 1 ? calls - 1 : null);
  }
}
