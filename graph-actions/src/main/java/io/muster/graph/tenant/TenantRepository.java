package io.muster.graph.tenant;

import io.muster.contracts.incident.TenantId;
import io.muster.graph.cloud.GraphReason;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was found out about each tenant when it was checked last. */
@ApplicationScoped
class TenantRepository {

  /** The newest finding about a tenant. */
  record Checked(String checkId, TenantId tenant, boolean reachable, Optional<GraphReason> reason, Optional<String> organisation, List<String> permissions, Instant at) {}

  Optional<Checked> of(Tx tx, TenantId tenant) {
    return tx.row("select * from tenant_consent where tenant = $1", tenant.value()).map(TenantRepository::checked);
  }

  void put(Tx tx, Checked found) {
    tx.update(
        """
        insert into tenant_consent (tenant, check_id, reachable, reason, organisation, permissions, checked_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant) do update
        set check_id = excluded.check_id, reachable = excluded.reachable, reason = excluded.reason, organisation = excluded.organisation,
            permissions = excluded.permissions, checked_at = excluded.checked_at
        """,
        found.tenant().value(),
        found.checkId(),
        found.reachable(),
        found.reason().map(GraphReason::label),
        found.organisation(),
        found.permissions().toArray(String[]::new),
        found.at());
  }

  private static Checked checked(Row row) {
    return new Checked(
        row.getString("check_id"),
        new TenantId(row.getString("tenant")),
        row.getBoolean("reachable"),
        Optional.ofNullable(row.getString("reason")).map(GraphReason::labelled),
        Optional.ofNullable(row.getString("organisation")),
        List.of(row.getArrayOfStrings("permissions")),
        Sql.instant(row, "checked_at").orElseThrow());
  }
}
