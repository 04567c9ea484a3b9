package io.muster.graph.tenant;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Takes the commands to check a tenant. */
@ApplicationScoped
class CheckTenantConsumer implements MessageConsumer {
  private final TenantChecks checks;

  CheckTenantConsumer(TenantChecks checks) {
    this.checks = checks;
  }

  @Override
  public String name() {
    return "graph-tenants";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.GRAPH_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return CheckTenant.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    var wish = (CheckTenant) envelope.payload();
    checks.ask(tx, new TenantCheck(envelope.id(), wish.tenant(), envelope.principal().key(), Optional.of(envelope.id())));
  }
}
