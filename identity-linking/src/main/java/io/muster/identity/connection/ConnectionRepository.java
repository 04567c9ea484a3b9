package io.muster.identity.connection;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingState.Connection;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which tenants use which accounts, as channel-mapping decided. */
@ApplicationScoped
public class ConnectionRepository {

  /** Keeps what channel-mapping says. */
  void keep(Tx tx, Connection connection) {
    tx.update(
        """
        insert into connection(tenant, account_key, active) values ($1, $2, $3)
        on conflict (tenant, account_key) do update set active = excluded.active
        """,
        connection.tenant().value(),
        connection.account().key(),
        connection.active());
  }

  /** Every tenant that ever used an account. */
  public List<TenantId> everyTenant(Tx tx) {
    return tx.rows("select distinct tenant from connection order by tenant").stream().map(row -> new TenantId(row.getString("tenant"))).toList();
  }

  /** The tenants that use an account. */
  public List<TenantId> tenantsOf(Tx tx, AccountId account) {
    return tx.rows("select tenant from connection where account_key = $1 and active order by tenant", account.key()).stream()
        .map(row -> new TenantId(row.getString("tenant")))
        .toList();
  }

  /** The accounts of a tenant that are registered here, in the order of their keys. */
  public List<AccountId> accountsOf(Tx tx, TenantId tenant) {
    return tx.rows(
            """
            select c.account_key from connection c join account a on a.account_key = c.account_key
            where c.tenant = $1 and c.active order by c.account_key
            """,
            tenant.value())
        .stream()
        .map(row -> AccountId.parse(row.getString("account_key")))
        .toList();
  }
}
