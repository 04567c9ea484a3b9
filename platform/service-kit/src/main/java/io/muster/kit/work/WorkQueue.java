package io.muster.kit.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Rows of work: what must be done outside the transaction that decided it. All times are the database's. */
@ApplicationScoped
public class WorkQueue {
  private static final String CLAIM =
      """
      update work set lease_holder = $1, lease_until = clock_timestamp() + $2 * interval '1 millisecond', attempts = attempts + 1
      where id in (
        select w.id from work w
        where w.kind = $3 and w.status = 'waiting' and w.due_at <= clock_timestamp()
          and (w.lease_until is null or w.lease_until < clock_timestamp())
          and not exists (
            select 1 from work earlier
            where earlier.kind = w.kind and earlier.key = w.key and earlier.status = 'waiting' and earlier.id < w.id)
        order by w.due_at limit $4 for update skip locked)
      returning *""";

  private final Database database;

  WorkQueue(Database database) {
    this.database = database;
  }

  /**
   * To be done as soon as the transaction has committed. Items of one kind and key are done one after the other, in this order.
   *
   * @param payload any record; written as JSON
   */
  public void enqueue(Tx tx, String kind, String key, Object payload) {
    enqueue(tx, kind, key, payload, Duration.ZERO);
  }

  /** To be done not before {@code delay} has passed. */
  public void enqueue(Tx tx, String kind, String key, Object payload, Duration delay) {
    tx.update(
        "insert into work(kind, key, payload, due_at, traceparent) values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond', $5)",
        kind, key, Sql.json(json(payload)), delay.toMillis(), Traces.current());
  }

  /** Leases up to {@code most} items to this holder. */
  List<WorkItem> claim(WorkHandler handler, String holder, int most) {
    return database.inTransaction(tx -> tx.rows(CLAIM, holder, handler.lease().toMillis(), handler.kind(), most)).stream()
        .map(row -> new WorkItem(database, holder, row))
        .toList();
  }

  private static String json(Object payload) {
    try {
      return MessageJson.mapper().writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("work of " + payload.getClass().getName() + " cannot be written", e);
    }
  }
}
