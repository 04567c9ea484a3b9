package io.muster.ingest.quarantine;

import io.muster.contracts.incident.AccountId;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of the quarantine. */
@ApplicationScoped
class QuarantineRepository {
  /** One delivery that is kept. */
  record Kept(Delivery delivery, String reason, Instant keptAt, Optional<Instant> replayedAt, Optional<Instant> discardedAt) {}

  /** Whether it was not there yet. */
  boolean insert(Tx tx, Delivery delivery, String reason) {
    return tx.update(
            """
            insert into quarantine(delivery_id, sender_id, account, vendor_id, received_at, headers, body, reason)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8) on conflict do nothing""",
            columns(delivery, reason))
        == 1;
  }

  /**
   * One that was too large, without its body; in place of the sender's open one, of which there is one at most.
   *
   * @return false where that one is younger than a minute, and stays
   */
  boolean renewTooLarge(Tx tx, Delivery delivery) {
    return tx.update(
            """
            insert into quarantine(delivery_id, sender_id, account, vendor_id, received_at, headers, body, reason)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8)
            on conflict (sender_id) where reason = 'too-large' and replayed_at is null and discarded_at is null
            do update set vendor_id = excluded.vendor_id, received_at = excluded.received_at, headers = excluded.headers, kept_at = clock_timestamp()
            where quarantine.kept_at < clock_timestamp() - interval '1 minute'""",
            columns(delivery, TooLargeDeliveries.REASON))
        == 1;
  }

  /** Those about which nothing was done yet, newest first; an empty reason means any. */
  List<Kept> open(Tx tx, String reason, int most) {
    return tx.rows(
            """
            select *, headers::text as headers_text from quarantine
            where replayed_at is null and discarded_at is null and ($1 = '' or reason = $1) order by kept_at desc limit $2""",
            reason, most)
        .stream()
        .map(QuarantineRepository::kept)
        .toList();
  }

  /** The ids of those about which nothing was done yet, oldest first. */
  List<String> openIds(Tx tx, String reason, int most) {
    return tx.rows(
            """
            select delivery_id from quarantine
            where replayed_at is null and discarded_at is null and ($1 = '' or reason = $1) order by kept_at, delivery_id limit $2""",
            reason, most)
        .stream()
        .map(row -> row.getString("delivery_id"))
        .toList();
  }

  /** One, locked. */
  Optional<Kept> lock(Tx tx, String deliveryId) {
    return tx.row("select *, headers::text as headers_text from quarantine where delivery_id = $1 for update", deliveryId).map(QuarantineRepository::kept);
  }

  /** One. */
  Optional<Kept> find(Tx tx, String deliveryId) {
    return tx.row("select *, headers::text as headers_text from quarantine where delivery_id = $1", deliveryId).map(QuarantineRepository::kept);
  }

  /** It is understood now. */
  void replayed(Tx tx, String deliveryId) {
    tx.update("update quarantine set replayed_at = clock_timestamp() where delivery_id = $1", deliveryId);
  }

  /** Nobody needs it any more. */
  void discarded(Tx tx, String deliveryId) {
    tx.update("update quarantine set discarded_at = clock_timestamp() where delivery_id = $1", deliveryId);
  }

  /** Forgets some that were replayed or discarded longer ago; how many it were. */
  int forgetSettled(Tx tx, Duration age, int most) {
    return tx.update(
        """
        delete from quarantine where delivery_id in (
          select delivery_id from quarantine where coalesce(replayed_at, discarded_at) < clock_timestamp() - $1 * interval '1 second' limit $2)""",
        age.toSeconds(), most);
  }

  /** Forgets some that have been open for longer; how many it were. */
  int forgetOpen(Tx tx, Duration age, int most) {
    return tx.update(
        """
        delete from quarantine where delivery_id in (
          select delivery_id from quarantine where replayed_at is null and discarded_at is null and kept_at < clock_timestamp() - $1 * interval '1 second' limit $2)""",
        age.toSeconds(), most);
  }

  private static Object[] columns(Delivery delivery, String reason) {
    return new Object[] {
      delivery.id(), delivery.senderId(), delivery.account().key(), delivery.vendorId(), delivery.receivedAt(), DeliveryRecord.headersJson(delivery.headers()), delivery.body(), reason
    };
  }

  private static Kept kept(Row row) {
    var delivery =
        new Delivery(
            row.getString("delivery_id"),
            row.getString("sender_id"),
            AccountId.parse(row.getString("account")),
            Optional.ofNullable(row.getString("vendor_id")),
            Sql.instant(row, "received_at").orElseThrow(),
            DeliveryRecord.headersOf(row.getString("headers_text")),
            Sql.bytes(row, "body"));
    return new Kept(delivery, row.getString("reason"), Sql.instant(row, "kept_at").orElseThrow(), Sql.instant(row, "replayed_at"), Sql.instant(row, "discarded_at"));
  }
}
