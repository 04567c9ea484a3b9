package io.muster.identity.acting;

import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Presses, as bot-gateway hands them on. */
@ApplicationScoped
class ActionConsumer implements MessageConsumer {
  @Inject Acting acting;

  @Override
  public String name() {
    return "identity-acting";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return PerformAction.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    acting.take(tx, envelope, (PerformAction) envelope.payload());
  }
}
