package io.muster.identity.reconcile;

import io.muster.contracts.identity.IdentityCommand.ReconcileAccount;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Wishes to compare an account soon, from whoever knows that something may have been missed. */
@ApplicationScoped
class ReconcileConsumer implements MessageConsumer {
  @Inject ReconcileRepository repository;

  @Override
  public String name() {
    return "identity-reconciling";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return ReconcileAccount.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    repository.makeDue(tx, ((ReconcileAccount) envelope.payload()).account());
  }
}
