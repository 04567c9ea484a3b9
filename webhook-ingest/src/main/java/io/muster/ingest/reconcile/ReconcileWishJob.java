package io.muster.ingest.reconcile;

import io.muster.contracts.incident.AccountId;
import io.muster.ingest.sender.SenderRepository;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Tx;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Asks identity-linking to look soon at accounts of which something may have been missed: after deliveries were sent away, and once after the start. */
@ApplicationScoped
class ReconcileWishJob {
  private static final Logger LOG = Logger.getLogger(ReconcileWishJob.class);

  private final MissedDeliveries missed;
  private final SenderRepository senders;
  private final Database database;
  private final Migrations migrations;
  private final ReconcileWishes wishes;
  private boolean begun;

  ReconcileWishJob(MissedDeliveries missed, SenderRepository senders, Database database, Migrations migrations, ReconcileWishes wishes) {
    this.missed = missed;
    this.senders = senders;
    this.database = database;
    this.migrations = migrations;
    this.wishes = wishes;
  }

  @Scheduled(every = "5s", delayed = "1s", identity = "reconcile-wishes", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  synchronized void look() {
    if (!migrations.isDone()) {
      return;
    }
    Set<AccountId> accounts = missed.take();
    try {
      database.run(
          tx -> {
            accounts.forEach(account -> wishes.ask(tx, account, "deliveries-missed"));
            if (!begun) {
              delivering(tx).forEach(account -> wishes.ask(tx, account, "ingest-started"));
            }
          });
      begun = true;
    } catch (DatabaseUnavailable e) {
      accounts.forEach(missed::note);
      LOG.debug("Wishes to reconcile wait for the database");
    }
  }

  private Set<AccountId> delivering(Tx tx) {
    var accounts = new HashSet<AccountId>();
    senders.all(tx).stream().filter(sender -> !sender.removed()).forEach(sender -> accounts.add(sender.account()));
    return accounts;
  }
}
