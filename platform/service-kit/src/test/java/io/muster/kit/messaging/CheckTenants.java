package io.muster.kit.messaging;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages for tests that ask only whether, and in which order, they come. */
final class CheckTenants {
  private CheckTenants() {}

  static Envelope<CheckTenant> message(String tenant, String key) {
    return new Envelope<>(
        UUID.randomUUID().toString(), "test", key, Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty(), Principal.system("test"),
        new CheckTenant(new TenantId(tenant)));
  }
}
