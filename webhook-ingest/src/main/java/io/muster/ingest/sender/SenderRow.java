package io.muster.ingest.sender;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A sender as operators read it. Never written through here: changes belong into the transaction of what led to them. */
@Entity
@Immutable
@Table(name = "sender")
class SenderRow {
  @Id String id;

  String tool;

  String account;

  String name;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "removed_at")
  Instant removedAt;

  @Column(name = "tested_at")
  Instant testedAt;

  @Formula("(select count(*) from sender_secret x where x.sender_id = id)")
  long secrets;
}
