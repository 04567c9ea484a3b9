package io.muster.kit.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One leased piece of work. Used by one thread. */
public final class WorkItem {
  private final Database database;
  private final String holder;
  private final long id;
  private final String kind;
  private final String key;
  private final String payload;
  private final int attempt;
  private final boolean startedBefore;
  private final Optional<String> traceparent;
  private final long claimedAt = System.nanoTime();
  private boolean completed;

  WorkItem(Database database, String holder, Row row) {
    this.database = database;
    this.holder = holder;
    this.id = row.getLong("id");
    this.kind = row.getString("kind");
    this.key = row.getString("key");
    this.payload = Sql.jsonText(row, "payload");
    this.attempt = row.getInteger("attempts");
    this.startedBefore = row.getOffsetDateTime("started_at") != null;
    this.traceparent = Optional.ofNullable(row.getString("traceparent"));
  }

  /** Stable across attempts; fit as an idempotency key. */
  public long id() {
    return id;
  }

  /** The kind it was enqueued with. */
  public String kind() {
    return kind;
  }

  /** The key it was enqueued with. */
  public String key() {
    return key;
  }

  /** 1 at the first attempt. */
  public int attempt() {
    return attempt;
  }

  /** What was enqueued. */
  public <T> T payload(Class<T> type) {
    try {
      return MessageJson.mapper().readValue(payload, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("work of kind " + kind + " cannot be read", e);
    }
  }

  /** Whether an earlier attempt called {@link #markStarted} and did not complete: look at the other side before doing it again. */
  public boolean startedBefore() {
    return startedBefore;
  }

  /** Commits, by itself, that what cannot be taken back is about to be done. */
  public void markStarted() {
    database.run(tx -> touch(tx, "update work set started_at = coalesce(started_at, clock_timestamp()) where id = $1 and lease_holder = $2"));
  }

  /** Forgets the mark: it is now known that nothing was done. */
  public void markNotStarted() {
    database.run(tx -> touch(tx, "update work set started_at = null where id = $1 and lease_holder = $2"));
  }

  /** Ends the work, in one transaction with what it led to. {@link LeaseLost} when another worker has it by now. */
  public void complete(Consumer<Tx> results) {
    database.run(
        tx -> {
          touch(tx, "delete from work where id = $1 and lease_holder = $2");
          results.accept(tx);
        });
    completed = true;
  }

  /** Whether it has not yet taken longer than it may. */
  boolean within(Duration longest) {
    return System.nanoTime() - claimedAt < longest.toNanos();
  }

  /** The arguments that prolong its lease. */
  Tuple prolonging(Duration lease) {
    return Tuple.of(id, holder, lease.toMillis());
  }

  boolean isCompleted() {
    return completed;
  }

  Optional<String> traceparent() {
    return traceparent;
  }

  void touch(Tx tx, String sql) {
    if (tx.update(sql, id, holder) == 0) {
      throw new LeaseLost(kind);
    }
  }

  void postpone(Tx tx, long millis, String reason) {
    tx.update(
        """
        update work set lease_holder = null, lease_until = null, last_reason = $3, due_at = clock_timestamp() + $4 * interval '1 millisecond'
        where id = $1 and lease_holder = $2""",
        id, holder, reason, millis);
  }

  void fail(Tx tx, String reason) {
    if (tx.update("update work set status = 'failed', failed_at = clock_timestamp(), lease_holder = null, lease_until = null, last_reason = $3 where id = $1 and lease_holder = $2", id, holder, reason) == 0) {
      throw new LeaseLost(kind);
    }
  }
}
