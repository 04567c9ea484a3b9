package io.muster.contracts.graph;

import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is so now in graph-actions; keyed and compacted.
 */
public sealed interface GraphState extends Message {

  /**
   * What a tenant allows Muster. Keyed by the tenant.
   *
   * @param permissions application permissions by name
   */
  @WireName("tenant-consent.v1")
  record TenantConsent(TenantId tenant, boolean reachable, Optional<String> organisation, List<String> permissions, Instant checkedAt) implements GraphState {
    public TenantConsent {
      organisation = organisation == null ? Optional.empty() : organisation;
      permissions = permissions == null ? List.of() : List.copyOf(permissions);
    }
  }
}
