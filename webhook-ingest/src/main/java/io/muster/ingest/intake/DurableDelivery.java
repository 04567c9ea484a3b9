package io.muster.ingest.intake;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.ingest.spill.Spill;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps a delivery before it is acknowledged: in Kafka, or where that is silent in PostgreSQL, under the same id. Each has its budget; the
 * acknowledgement never needs both.
 */
@ApplicationScoped
class DurableDelivery {
  private final DeliveryPublisher log;
  private final Spill spill;
  private final IntakeConfig config;
  private final Deadlines deadlines;

  DurableDelivery(DeliveryPublisher log, Spill spill, IntakeConfig config, Deadlines deadlines) {
    this.log = log;
    this.spill = spill;
    this.config = config;
    this.deadlines = deadlines;
  }

  /** Where a delivery is kept. */
  enum Kept {
    LOG,
    SPILL,
    NOWHERE
  }

  /** Where it is kept, told on whichever thread knows. */
  CompletableFuture<Kept> keep(DeliveryRecord delivery) {
    return log.isUp() ? append(delivery) : spill(delivery);
  }

  /** Kafka first. Where it hesitates, PostgreSQL is asked as well, and whichever is first will do: both together must not take longer than the sender waits. */
  private CompletableFuture<Kept> append(DeliveryRecord delivery) {
    CompletableFuture<Void> appending = appendNow(delivery);
    return logged(appending, config.logHesitation()).exceptionallyCompose(failure -> appending.isCompletedExceptionally() ? afterLogFailed(delivery) : either(delivery, appending));
  }

  private CompletableFuture<Kept> logged(CompletableFuture<Void> appending, Duration within) {
    return deadlines
        .within(within, appending)
        .thenApply(
            nothing -> {
              IngestFailpoints.AFTER_LOG_ACKNOWLEDGED.hit();
              return Kept.LOG;
            });
  }

  private CompletableFuture<Kept> either(DeliveryRecord delivery, CompletableFuture<Void> appending) {
    var kept = new CompletableFuture<Kept>();
    // Whether Kafka is silent is found out even where the spill was faster.
    CompletableFuture<Kept> logged = logged(appending, config.logBudget().minus(config.logHesitation())).whenComplete((where, failure) -> markDownAfter(failure)).exceptionally(failure -> Kept.NOWHERE);
    CompletableFuture<Kept> spilled = spill(delivery);
    logged.thenAccept(where -> keptUnlessNowhere(kept, where));
    spilled.thenAccept(where -> keptUnlessNowhere(kept, where));
    logged.thenAcceptBoth(spilled, (one, other) -> kept.complete(one == Kept.NOWHERE ? other : one));
    return kept;
  }

  private static void keptUnlessNowhere(CompletableFuture<Kept> kept, Kept where) {
    if (where != Kept.NOWHERE) {
      kept.complete(where);
    }
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

  private CompletableFuture<Kept> afterLogFailed(DeliveryRecord delivery) {
    log.markDown();
    return spill(delivery);
  }

  private CompletableFuture<Kept> spill(DeliveryRecord delivery) {
    return deadlines.within(config.spillBudget(), added(delivery)).handle((nothing, failure) -> failure == null ? Kept.SPILL : Kept.NOWHERE);
  }

  /** What the spill refuses at once, whichever way, is a refusal like those that come later. */
  private CompletableFuture<Void> added(DeliveryRecord delivery) {
    try {
      return spill.add(delivery).toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
