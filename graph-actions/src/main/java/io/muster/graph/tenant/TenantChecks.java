package io.muster.graph.tenant;

import io.muster.contracts.graph.GraphEvent.TenantChecked;
import io.muster.contracts.graph.GraphState.TenantConsent;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.graph.cloud.GraphReason;
import io.muster.graph.tenant.TenantFinding.Fails;
import io.muster.graph.tenant.TenantFinding.Works;
import io.muster.graph.tenant.TenantRepository.Checked;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for checks and keeps what came of them: row, event and state record in the caller's transaction. */
@ApplicationScoped
class TenantChecks {
  private final Set<String> allowed;
  private final TenantRepository tenants;
  private final WorkQueue work;
  private final Outbox outbox;
  private final Envelopes envelopes;
  private final Clock clock;

  TenantChecks(TenantsConfig config, TenantRepository tenants, WorkQueue work, Outbox outbox, Envelopes envelopes, Clock clock) {
    this.allowed = Set.copyOf(config.allowed().orElse(Set.of()));
    this.tenants = tenants;
    this.work = work;
    this.outbox = outbox;
    this.envelopes = envelopes;
    this.clock = clock;
  }

  /** Whether the configuration allows this tenant. */
  boolean allows(TenantId tenant) {
    return allowed.contains(tenant.value());
  }

  /** Asks for a check. A tenant that is not allowed is never asked about: that is told at once. */
  void ask(Tx tx, TenantCheck check) {
    if (allows(check.tenant())) {
      work.enqueue(tx, TenantCheck.KIND, check.tenant().value(), check);
    } else {
      keep(tx, check, new Fails(GraphReason.TENANT_NOT_ALLOWED, List.of()));
    }
  }

  /** Keeps and tells what came of a check. */
  void keep(Tx tx, TenantCheck check, TenantFinding finding) {
    Instant now = clock.instant();
    Checked found =
        switch (finding) {
          case Works works -> new Checked(check.checkId(), check.tenant(), true, Optional.empty(), works.organisation(), works.permissions(), now);
          case Fails fails -> new Checked(check.checkId(), check.tenant(), false, Optional.of(fails.reason()), Optional.empty(), fails.permissions(), now);
        };
    tenants.put(tx, found);
    outbox.append(
        tx,
        List.of(
            envelope(check, new TenantChecked(found.tenant(), found.reachable(), found.reason().map(GraphReason::label), now)),
            envelope(check, new TenantConsent(found.tenant(), found.reachable(), found.organisation(), found.permissions(), now))));
  }

  private <T extends Message> Envelope<T> envelope(TenantCheck check, T message) {
    String tenant = check.tenant().value();
    Envelope<T> written = envelopes.write(tenant, Principal.parse(check.by()), Optional.of(tenant), Optional.empty(), message);
    return new Envelope<>(
        written.id(), written.source(), written.key(), written.time(), written.tenant(), written.account(), check.causedBy(), written.principal(), message);
  }
}
