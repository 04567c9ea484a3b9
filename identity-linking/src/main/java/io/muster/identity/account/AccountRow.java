package io.muster.identity.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** The row of an account; never leaves this package. */
@Entity
@Table(name = "account")
class AccountRow {
  @Id
  @Column(name = "account_key")
  String accountKey;

  @Column(nullable = false)
  String tool;

  @Column(nullable = false)
  String name;

  @Column(nullable = false)
  String title;

  @Column(nullable = false)
  String region;

  @Column(name = "client_id", nullable = false)
  String clientId;

  @Column(name = "client_secret", nullable = false)
  byte[] clientSecret;

  @Column(nullable = false)
  long generation;

  @Column(name = "changed_at", nullable = false)
  OffsetDateTime changedAt;
}
