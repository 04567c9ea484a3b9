package io.muster.mapping.tools;

import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.BatchMessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Keeps the copies of what identity-linking says. */
@ApplicationScoped
class ToolConsumer implements BatchMessageConsumer {
  private final ToolRepository tools;

  ToolConsumer(ToolRepository tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "mapping-tools";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_STATE);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return IdentityState.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, List<Envelope<?>> envelopes) {
    envelopes.forEach(envelope -> tools.keep(tx, (IdentityState) envelope.payload()));
  }
}
