package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.identity.tool.IncidentTools;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.work.WorkQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks, again and again, for accounts that need a token or have an old catalogue, so that nothing depends on one message or one timer. */
@ApplicationScoped
class AccountJob {
  @Inject Database database;
  @Inject AccountGrantRepository grants;
  @Inject AccountRepository accounts;
  @Inject AccountAnnouncements announcements;
  @Inject IncidentTools tools;
  @Inject WorkQueue workQueue;
  @Inject AccountConfig config;

  @Scheduled(every = "{muster.identity.accounts.check}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    // Read before, since accounts are kept by another client of the same database.
    Map<AccountId, Account> known = accounts.everyAccount().stream().collect(Collectors.toMap(Account::id, account -> account));
    database.run(tx -> {
      grants.expire(tx).forEach(id -> expired(tx, known.get(id)));
      ask(tx);
    });
  }

  private void expired(Tx tx, Account account) {
    if (account != null) {
      announcements.unreadable(tx, account, tools.of(account.forTool()), AccountRemedy.EXPIRED);
    }
  }

  private void ask(Tx tx) {
    grants.due(tx).forEach(account -> workQueue.enqueueOnce(tx, AccountGrantWorker.KIND, account.key(), new AccountGrantWorker.Renew(account.key())));
    grants.withOldCatalogue(tx, config.catalogueAge())
        .forEach(account -> workQueue.enqueueOnce(tx, CatalogueWorker.KIND, account.key(), new CatalogueWorker.Refresh(account.key())));
  }
}
