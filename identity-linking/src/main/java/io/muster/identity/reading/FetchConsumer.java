package io.muster.identity.reading;

import io.muster.contracts.identity.IdentityCommand.FetchIncident;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import io.muster.kit.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Wishes to read a subject, turned into work. */
@ApplicationScoped
class FetchConsumer implements MessageConsumer {
  /** The reason of a wish for which nobody waits: something may have been missed. */
  private static final String RECONCILE = "reconcile";

  @Inject WorkQueue workQueue;

  @Override
  public String name() {
    return "identity-reading";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return FetchIncident.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    FetchIncident wish = (FetchIncident) envelope.payload();
    var fetch = new FetchWorker.Fetch(wish.subject(), envelope.id());
    if (wish.reason().equals(RECONCILE)) {
      workQueue.enqueueOnce(tx, RereadWorker.KIND, wish.subject().key(), fetch);
    } else {
      workQueue.enqueue(tx, FetchWorker.KIND, wish.subject().key(), fetch);
    }
  }
}
