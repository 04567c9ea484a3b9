package io.muster.mapping.connection;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingState.Connection;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Connects accounts to tenants and ends connections: row, state record and audit row in one transaction. */
@ApplicationScoped
public class Connections {
  private final ConnectionRepository rows;
  private final AllowedTenants allowed;
  private final Envelopes envelopes;
  private final OperatorPrincipal operator;
  private final Clock clock;

  Connections(ConnectionRepository rows, AllowedTenants allowed, Envelopes envelopes, OperatorPrincipal operator, Clock clock) {
    this.rows = rows;
    this.allowed = allowed;
    this.envelopes = envelopes;
    this.operator = operator;
    this.clock = clock;
  }

  /** All connections of a tenant. */
  @WithSession
  public Uni<List<Connection>> of(TenantId tenant) {
    return rows.of(tenant);
  }

  /** The connection, or a problem that says there is none. */
  @WithSession
  public Uni<Connection> of(TenantId tenant, AccountId account) {
    return rows.of(tenant, account).map(found -> found.orElseThrow(Connections::missing));
  }

  /** Connects; a tenant that the configuration does not allow is refused. */
  @WithTransaction
  public Uni<Connection> connect(TenantId tenant, AccountId account) {
    if (!allowed.includes(tenant)) {
      return Uni.createFrom()
          .failure(new Problem(ConnectionProblem.TENANT_NOT_ALLOWED, "Add its directory id to muster.tenants.allowed and restart the service."));
    }
    return rows.set(tenant, account, true, clock.instant()).flatMap(changed -> announce(tenant, account, changed, "connection.make"));
  }

  /** Ends; where there is no connection, a problem says so. */
  @WithTransaction
  public Uni<Connection> end(TenantId tenant, AccountId account) {
    return rows.of(tenant, account)
        .invoke(found -> found.orElseThrow(Connections::missing))
        .flatMap(found -> rows.set(tenant, account, false, clock.instant()))
        .flatMap(changed -> announce(tenant, account, changed, "connection.end"));
  }

  private Uni<Connection> announce(TenantId tenant, AccountId account, boolean changed, String action) {
    return rows.fresh(tenant, account).flatMap(now -> changed ? announce(now, action) : Uni.createFrom().item(now));
  }

  private Uni<Connection> announce(Connection now, String action) {
    String key = "connection/" + now.tenant().value() + "/" + now.account().key();
    var state = envelopes.write(key, operator.principal(), Optional.of(now.tenant().value()), Optional.of(now.account().key()), now);
    return rows.tell(state, action).replaceWith(now);
  }

  private static Problem missing() {
    return new Problem(ConnectionProblem.NO_SUCH_CONNECTION, "Connect it with PUT /api/connections/{tenant}/{tool}/{account}.");
  }
}
