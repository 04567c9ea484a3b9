package io.muster.identity.account;

import io.muster.kit.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** After the key ring got a new key: seals the accounts' secrets and tokens with it. */
@ApplicationScoped
public class AccountResealJob {
  @Inject AccountRepository accounts;
  @Inject AccountGrantRepository grants;
  @Inject Database database;

  /** Does nothing for what is sealed with the newest key. */
  @Scheduled(every = "{muster.identity.grants.reseal}", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  public void resealAll() {
    accounts.reseal();
    database.run(grants::reseal);
  }
}
