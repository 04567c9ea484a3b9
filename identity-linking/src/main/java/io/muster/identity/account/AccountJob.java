package io.muster.identity.account;

import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.work.WorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Looks, again and again, for accounts that need a token or have an old catalogue, so that nothing depends on one message or one timer. */
@ApplicationScoped
class AccountJob {
  @Inject Database database;
  @Inject AccountGrantRepository grants;
  @Inject WorkQueue workQueue;
  @Inject AccountConfig config;

  @Scheduled(every = "{muster.identity.accounts.check}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    database.run(this::ask);
  }

  private void ask(Tx tx) {
    grants.due(tx).forEach(account -> once(tx, AccountGrantWorker.KIND, account.key(), new AccountGrantWorker.Renew(account.key())));
    grants.withOldCatalogue(tx, config.catalogueAge())
        .forEach(account -> once(tx, CatalogueWorker.KIND, account.key(), new CatalogueWorker.Refresh(account.key())));
  }

  /** Not while the same is still to be done. */
  private void once(Tx tx, String kind, String key, Record payload) {
    if (tx.row("select 1 from work where kind = $1 and key = $2 and status = 'waiting' limit 1", kind, key).isEmpty()) {
      workQueue.enqueue(tx, kind, key, payload);
    }
  }
}
