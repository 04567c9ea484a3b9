package io.muster.mapping.connection;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingState.Connection;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Topics;
import io.muster.kit.audit.SessionAudit;
import io.muster.kit.messaging.SessionOutbox;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections as operators edit them. */
@ApplicationScoped
class ConnectionRepository implements PanacheRepositoryBase<ConnectionRow, ConnectionRow.Key> {

  /** The connection of this tenant and account, active or not. */
  Uni<Optional<Connection>> of(TenantId tenant, AccountId account) {
    return findById(new ConnectionRow.Key(tenant.value(), account.key())).map(row -> Optional.ofNullable(row).map(ConnectionRepository::connection));
  }

  /** All connections of a tenant, by account. */
  Uni<List<Connection>> of(TenantId tenant) {
    return list("tenant = ?1 order by account", tenant.value()).map(rows -> rows.stream().map(ConnectionRepository::connection).toList());
  }

  /**
   * Sets whether the connection is active, making it where there is none. Two requests at once are no conflict.
   *
   * @return whether anything changed
   */
  Uni<Boolean> set(TenantId tenant, AccountId account, boolean active, Instant now) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        """
                        insert into connection (tenant, account, active, since) values (?1, ?2, ?3, ?4)
                        on conflict (tenant, account) do update set active = excluded.active, since = excluded.since
                        where connection.active <> excluded.active
                        """)
                    .setParameter(1, tenant.value())
                    .setParameter(2, account.key())
                    .setParameter(3, active)
                    .setParameter(4, now)
                    .executeUpdate())
        .map(changed -> changed > 0);
  }

  /** The connection as it is after {@link #set}, which writes past what the session has read. */
  Uni<Connection> fresh(TenantId tenant, AccountId account) {
    return getSession()
        .flatMap(session -> session.clear().find(ConnectionRow.class, new ConnectionRow.Key(tenant.value(), account.key())))
        .map(ConnectionRepository::connection);
  }

  /** Writes the audit row and the state record of a change, in the transaction of the change. */
  Uni<Void> tell(Envelope<Connection> state, String action) {
    return getSession()
        .flatMap(
            session ->
                SessionAudit.write(session, state.principal(), action, state.key(), Map.of())
                    .chain(() -> SessionOutbox.append(session, state, Topics.MAPPING_STATE)));
  }

  private static Connection connection(ConnectionRow row) {
    return new Connection(new TenantId(row.tenant), AccountId.parse(row.account), row.active, row.since);
  }
}
