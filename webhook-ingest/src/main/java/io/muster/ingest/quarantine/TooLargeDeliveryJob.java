package io.muster.ingest.quarantine;

import io.muster.ingest.reconcile.ReconcileWishes;
import io.muster.ingest.source.Delivery;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Tx;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Writes down the deliveries that were too large, and asks identity-linking to compare their accounts: what they told is known to nobody here. Both at most
 * once a minute for each sender, whatever the number of replicas; one that comes sooner waits for its minute.
 */
@ApplicationScoped
class TooLargeDeliveryJob {
  private static final Logger LOG = Logger.getLogger(TooLargeDeliveryJob.class);

  private final TooLargeDeliveries tooLarge;
  private final QuarantineRepository repository;
  private final ReconcileWishes wishes;
  private final Database database;
  private final Migrations migrations;

  TooLargeDeliveryJob(TooLargeDeliveries tooLarge, QuarantineRepository repository, ReconcileWishes wishes, Database database, Migrations migrations) {
    this.tooLarge = tooLarge;
    this.repository = repository;
    this.wishes = wishes;
    this.database = database;
    this.migrations = migrations;
  }

  @Scheduled(every = "5s", delayed = "5s", identity = "too-large-deliveries", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  synchronized void write() {
    if (!migrations.isDone()) {
      return;
    }
    try {
      tooLarge.noted().stream().filter(delivery -> database.inTransaction(tx -> written(tx, delivery))).forEach(this::told);
    } catch (DatabaseUnavailable e) {
      LOG.debug("Deliveries that were too large are written down once the database is back");
    }
  }

  private boolean written(Tx tx, Delivery delivery) {
    boolean written = repository.renewTooLarge(tx, delivery);
    if (written) {
      wishes.ask(tx, delivery.account(), "delivery-too-large");
    }
    return written;
  }

  private void told(Delivery delivery) {
    tooLarge.written(delivery);
    LOG.warnf("A delivery was larger than Muster takes and was refused unread; its account is compared: account=%s sender=%s", delivery.account().key(), delivery.senderId());
  }
}
