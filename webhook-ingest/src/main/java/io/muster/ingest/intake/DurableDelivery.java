package io.muster.ingest.intake;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.ingest.spill.Spill;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps a delivery before it is acknowledged: in Kafka, or where that is silent in PostgreSQL, under the same id. Each has its budget; the
 * acknowledgement never needs both.
 */
@ApplicationScoped
class DurableDelivery {
  private final DeliveryPublisher log;
  private final Spill spill;
  private final IntakeConfig config;

  DurableDelivery(DeliveryPublisher log, Spill spill, IntakeConfig config) {
    this.log = log;
    this.spill = spill;
    this.config = config;
  }

  /** Where a delivery is kept. */
  enum Kept {
    LOG,
    SPILL,
    NOWHERE
  }

  Uni<Kept> keep(DeliveryRecord delivery) {
    return log.isUp() ? append(delivery).onFailure().recoverWithUni(refusal -> afterLogFailed(delivery)) : spill(delivery);
  }

  private Uni<Kept> append(DeliveryRecord delivery) {
    return Uni.createFrom()
        .completionStage(() -> appendNow(delivery))
        .ifNoItem()
        .after(config.logBudget())
        .fail()
        .invoke(IngestFailpoints.AFTER_LOG_ACKNOWLEDGED::hit)
        .replaceWith(Kept.LOG);
  }

  private java.util.concurrent.CompletionStage<Void> appendNow(DeliveryRecord delivery) {
    IngestFailpoints.BEFORE_LOG_SEND.hit();
    var appended = log.append(delivery);
    IngestFailpoints.AFTER_LOG_SEND.hit();
    return appended;
  }

  private Uni<Kept> afterLogFailed(DeliveryRecord delivery) {
    log.markDown();
    return spill(delivery);
  }

  private Uni<Kept> spill(DeliveryRecord delivery) {
    return Uni.createFrom()
        .completionStage(() -> spill.add(delivery))
        .ifNoItem()
        .after(config.spillBudget())
        .fail()
        .replaceWith(Kept.SPILL)
        .onFailure()
        .recoverWithItem(Kept.NOWHERE);
  }
}
