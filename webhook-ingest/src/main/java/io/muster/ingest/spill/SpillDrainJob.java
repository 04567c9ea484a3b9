package io.muster.ingest.spill;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Moves deliveries from the spill into the log, oldest first, once Kafka takes them again. Rows are locked while they are sent, so that replicas share the
 * work; a crash between sending and deleting sends them again under the same ids, and assembly takes each once.
 */
@ApplicationScoped
class SpillDrainJob {
  private static final Logger LOG = Logger.getLogger(SpillDrainJob.class);

  private final Database database;
  private final Migrations migrations;
  private final SpillRepository repository;
  private final Spill spill;
  private final SpillTarget target;
  private final SpillConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);

  SpillDrainJob(Database database, Migrations migrations, SpillRepository repository, Spill spill, SpillTarget target, SpillConfig config) {
    this.database = database;
    this.migrations = migrations;
    this.repository = repository;
    this.spill = spill;
    this.target = target;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("spill-drain").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void run() {
    try {
      do {
        turn();
      } while (!stopping.await(config.drainEvery().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    if (!migrations.isDone()) {
      return;
    }
    try {
      do {
        spill.counted(database.alone(repository::count));
      } while (spill.depth() > 0 && target.isUp() && database.inTransaction(this::drain) > 0);
    } catch (Failure e) {
      spill.unreachable();
      LOG.debugf("The spill cannot be looked at: %s", e.reason());
    } catch (RuntimeException e) {
      LOG.warnf(e, "The spill could not be drained; it is tried again");
    }
  }

  /** How many were moved. */
  private int drain(Tx tx) {
    List<DeliveryRecord> deliveries = repository.lockOldest(tx, config.drainBatch());
    if (deliveries.isEmpty() || !sent(deliveries)) {
      return 0;
    }
    IngestFailpoints.WHILE_DRAINING.hit();
    int moved = repository.delete(tx, deliveries);
    LOG.infof("%d deliveries were moved from the spill into the log", moved);
    return moved;
  }

  private boolean sent(List<DeliveryRecord> deliveries) {
    try {
      CompletableFuture.allOf(deliveries.stream().map(delivery -> target.append(delivery).toCompletableFuture()).toArray(CompletableFuture[]::new))
          .get(config.drainWithin().toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
