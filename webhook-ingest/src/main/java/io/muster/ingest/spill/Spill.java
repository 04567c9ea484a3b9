package io.muster.ingest.spill;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.source.DeliveryRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Takes deliveries that Kafka could not take, up to a number. Never waits. */
@ApplicationScoped
public class Spill {
  private final SpillRepository repository;
  private final SpillConfig config;
  private final AtomicLong depth = new AtomicLong();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean up;

  Spill(SpillRepository repository, SpillConfig config) {
    this.repository = repository;
    this.config = config;
  }

  /** Writes one delivery. The stage ends when PostgreSQL has committed it, or fails; a full spill fails at once. */
  public CompletionStage<Void> add(DeliveryRecord delivery) {
    IngestFailpoints.WHILE_SPILLING.hit();
    if (depth.get() >= config.most()) {
      return CompletableFuture.failedFuture(new IllegalStateException("the spill is full"));
    }
    if (underWay.get() >= config.mostUnderWay()) {
      return CompletableFuture.failedFuture(new IllegalStateException("PostgreSQL is behind"));
    }
    var inserted = repository.insert(delivery);
    underWay.incrementAndGet();
    return inserted.whenComplete((nothing, failure) -> underWay.decrementAndGet()).thenRun(depth::incrementAndGet);
  }

  /** How many deliveries wait in it, as far as is known. */
  public long depth() {
    return depth.get();
  }

  /** Whether it could be used when it was last looked at. */
  public boolean isUp() {
    return up && depth.get() < config.most();
  }

  void counted(long rows) {
    depth.set(rows);
    up = true;
  }

  void unreachable() {
    up = false;
  }
}
