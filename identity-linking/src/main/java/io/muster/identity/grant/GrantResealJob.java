package io.muster.identity.grant;

import io.muster.contracts.incident.TenantId;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.connection.ConnectionRepository;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.secret.Vault;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** After the key ring got a new key: seals every grant with it, tenant by tenant and row by row, so that the old key can be taken out. */
@ApplicationScoped
public class GrantResealJob {
  @Inject Database database;
  @Inject ConnectionRepository connections;
  @Inject GrantRepository grants;
  @Inject Vault vault;

  /** Does nothing for rows that are sealed with the newest key. */
  @Scheduled(every = "{muster.identity.grants.reseal}", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  public void resealAll() {
    database.read(connections::everyTenant).forEach(this::reseal);
  }

  private void reseal(TenantId tenant) {
    database.read(tx -> grants.whose(tx, tenant)).forEach(whose -> database.run(tx -> reseal(tx, whose)));
  }

  private void reseal(Tx tx, GrantRepository.Whose whose) {
    grants
        .lock(tx, whose.person(), whose.account(), Duration.ZERO)
        .flatMap(row -> GrantTokens.resealed(vault, row.sealed(), whose.person(), whose.account()))
        .ifPresent(
            sealed -> {
              grants.replaceSealed(tx, whose.person(), whose.account(), sealed);
              IdentityFailpoints.AFTER_RESEAL.hit();
            });
  }
}
