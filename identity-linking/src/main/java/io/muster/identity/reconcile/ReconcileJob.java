package io.muster.identity.reconcile;

import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Tx;
import io.muster.kit.work.WorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Looks, again and again, which accounts are due; all of them are once this process has started. */
@ApplicationScoped
class ReconcileJob {
  private static final Logger LOG = Logger.getLogger(ReconcileJob.class);

  @Inject Database database;
  @Inject Migrations migrations;
  @Inject ReconcileRepository repository;
  @Inject ReconcileConfig config;
  @Inject WorkQueue workQueue;
  private volatile boolean begun;

  @Scheduled(every = "{muster.identity.reconcile.check}", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    if (!migrations.isDone()) {
      return;
    }
    try {
      database.run(this::ask);
      begun = true;
    } catch (DatabaseUnavailable e) {
      LOG.debug("Which accounts are due is looked at once the database is back");
    }
  }

  private void ask(Tx tx) {
    if (!begun) {
      repository.makeAllDue(tx);
    }
    repository.takeDue(tx, config.every()).forEach(account -> workQueue.enqueueOnce(tx, ReconcileWorker.KIND, account.key(), new ReconcileWorker.Reconcile(account.key())));
  }
}
