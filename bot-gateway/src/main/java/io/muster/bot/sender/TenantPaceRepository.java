package io.muster.bot.sender;

import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** How fast each bot calls in each tenant, over all replicas. */
@ApplicationScoped
class TenantPaceRepository {
  private static final String HOLD = "select sends from tenant_pace where registration = $1 and tenant = $2 for update";

  private final SenderConfig config;

  TenantPaceRepository(SenderConfig config) {
    this.config = config;
  }

  /** The newest calls of one bot in one tenant, held until the transaction ends. */
  record Pace(String registration, TenantId tenant, Tx.Answer calls) {}

  /** Asks for them. */
  Pace hold(Tx tx, String registration, TenantId tenant) {
    return new Pace(registration, tenant, tx.ask(HOLD, registration, tenant.value()));
  }

  /** The first moment at which this bot may make one more call in this tenant; taken when it is now. */
  long permit(Tx tx, Pace pace, long now) {
    var window = new TenantWindow(List.of(pace.calls().row().or(() -> begun(tx, pace)).orElseThrow().getArrayOfLongs("sends")));
    long earliest = window.earliest(now, config.perTenantAndSecond());
    if (earliest <= now) {
      Long[] calls = window.plus(now, config.perTenantAndSecond()).calls().toArray(Long[]::new);
      tx.send("update tenant_pace set sends = $3 where registration = $1 and tenant = $2", pace.registration(), pace.tenant().value(), calls);
    }
    return earliest;
  }

  private static Optional<Row> begun(Tx tx, Pace pace) {
    tx.send("insert into tenant_pace (registration, tenant) values ($1, $2) on conflict do nothing", pace.registration(), pace.tenant().value());
    return tx.row(HOLD, pace.registration(), pace.tenant().value());
  }
}
