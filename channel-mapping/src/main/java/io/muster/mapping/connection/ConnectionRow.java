package io.muster.mapping.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/** A row of the table connection. */
@Entity
@Table(name = "connection")
@IdClass(ConnectionRow.Key.class)
class ConnectionRow {
  @Id String tenant;
  @Id String account;

  @Column(nullable = false)
  boolean active;

  @Column(nullable = false)
  Instant since;

  /** Tenant and account; a class, since Hibernate fills it field by field. */
  static class Key {
    String tenant;
    String account;

    Key() {}

    Key(String tenant, String account) {
      this.tenant = tenant;
      this.account = account;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Objects.equals(tenant, key.tenant) && Objects.equals(account, key.account);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tenant, account);
    }
  }
}
