package io.muster.identity.acting;

import io.muster.contracts.incident.TenantId;

/** What lies in a work row: where the action is found. */
public record ActionWork(String tenant, String actionId) {
  TenantId tenantId() {
    return new TenantId(tenant);
  }
}
