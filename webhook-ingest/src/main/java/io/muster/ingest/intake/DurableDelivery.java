package io.muster.ingest.intake;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.ingest.spill.Spill;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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
    return log.isUp() ? append(delivery) : spill(delivery);
  }

  /** Kafka first. Where it hesitates, PostgreSQL is asked as well, and whichever is first will do: both together must not take longer than the sender waits. */
  private Uni<Kept> append(DeliveryRecord delivery) {
    CompletableFuture<Void> appending = appendNow(delivery);
    return logged(appending, config.logHesitation()).onFailure().recoverWithUni(failure -> appending.isCompletedExceptionally() ? afterLogFailed(delivery) : either(delivery, appending));
  }

  private Uni<Kept> logged(CompletableFuture<Void> appending, Duration within) {
    return Uni.createFrom()
        .completionStage(appending)
        .ifNoItem()
        .after(within)
        .fail()
        .invoke(IngestFailpoints.AFTER_LOG_ACKNOWLEDGED::hit)
        .replaceWith(Kept.LOG);
  }

  private Uni<Kept> either(DeliveryRecord delivery, CompletableFuture<Void> appending) {
    Duration rest = config.logBudget().minus(config.logHesitation());
    // Whether Kafka is silent is found out even where the spill was faster.
    appending.copy().orTimeout(rest.toMillis(), TimeUnit.MILLISECONDS).whenComplete((nothing, failure) -> markDownAfter(failure));
    Uni<Kept> spilled = spill(delivery).onItem().transformToUni(kept -> kept == Kept.SPILL ? Uni.createFrom().item(kept) : Uni.createFrom().failure(new IllegalStateException("not spilled")));
    return Uni.join().first(logged(appending, rest), spilled).withItem().onFailure().recoverWithItem(Kept.NOWHERE);
  }

  private void markDownAfter(Throwable failure) {
    if (failure != null) {
      log.markDown();
    }
  }

  private CompletableFuture<Void> appendNow(DeliveryRecord delivery) {
    IngestFailpoints.BEFORE_LOG_SEND.hit();
    var appending = log.append(delivery).toCompletableFuture();
    IngestFailpoints.AFTER_LOG_SEND.hit();
    return appending;
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
