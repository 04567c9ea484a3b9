package io.muster.ingest.reconcile;

import io.muster.contracts.ingest.IngestCommand.CompareOpenIncidents;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import io.muster.kit.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Lists of what is open, to be compared a little later. */
@ApplicationScoped
class CompareConsumer implements MessageConsumer {
  private final WorkQueue workQueue;
  private final ReconcileConfig config;

  CompareConsumer(WorkQueue workQueue, ReconcileConfig config) {
    this.workQueue = workQueue;
    this.config = config;
  }

  @Override
  public String name() {
    return "ingest-reconciling";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.INGEST_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return CompareOpenIncidents.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    var list = (CompareOpenIncidents) envelope.payload();
    workQueue.enqueue(tx, CompareWorker.KIND, list.account().key(), new CompareWorker.Compare(envelope.id(), list), config.settle());
  }
}
