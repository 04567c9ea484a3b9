package io.muster.mapping.connection;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** What the other features ask of connections, in their own transaction. */
@ApplicationScoped
public class EnabledConnections {
  private final AllowedTenants allowed;

  EnabledConnections(AllowedTenants allowed) {
    this.allowed = allowed;
  }

  /** Whether this account is connected to this tenant now, and the tenant is allowed. */
  public boolean holds(Tx tx, TenantId tenant, AccountId account) {
    return allowed.includes(tenant)
        && tx.row("select 1 from connection where tenant = $1 and account = $2 and active", tenant.value(), account.key()).isPresent();
  }

  /** Keeps settling out of these accounts until the transaction ends; others may go on routing. Not waited for: what is asked next is answered under it. */
  public void shareWhileRouting(Tx tx, Collection<AccountId> accounts) {
    tx.send(
        "select 1 from connection where account = any($1) order by tenant, account for share",
        (Object) accounts.stream().map(AccountId::key).toArray(String[]::new));
  }

  /** Lets what is asked next wait until nobody routes for this tenant and account, and keeps it so until the transaction ends. */
  public void holdWhileSettling(Tx tx, TenantId tenant, AccountId account) {
    tx.send("select 1 from connection where tenant = $1 and account = $2 for update", tenant.value(), account.key());
  }
}
