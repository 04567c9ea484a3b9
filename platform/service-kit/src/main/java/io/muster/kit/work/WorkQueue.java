package io.muster.kit.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Rows of work: what must be done outside the transaction that decided it. All times are the database's. */
@ApplicationScoped
public class WorkQueue {
  /** Those that are due are looked for once: inside of a condition PostgreSQL may look again for each row, and find others than before since the first are locked. */
  private static final String CLAIM =
      """
      with due as materialized (
        select w.id from work w
        where w.kind = $3 and w.status = 'waiting' and w.due_at <= clock_timestamp()
          and (w.lease_until is null or w.lease_until < clock_timestamp()) and w.id <> all($5)
          and not exists (
            select 1 from work earlier
            where earlier.kind = w.kind and earlier.key = w.key and earlier.status = 'waiting' and earlier.id < w.id)
        order by w.due_at limit $4 for update skip locked)
      update work set lease_holder = $1, lease_until = clock_timestamp() + $2 * interval '1 millisecond', attempts = attempts + 1
      from due where work.id = due.id returning work.*""";

  private static final String PROLONG =
      "update work set lease_until = clock_timestamp() + $3 * interval '1 millisecond' where id = $1 and lease_holder = $2 and status = 'waiting'";

  private final Database database;
  private final WorkConfig config;

  WorkQueue(Database database, WorkConfig config) {
    this.database = database;
    this.config = config;
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
    tx.send(
        "insert into work(kind, key, payload, due_at, traceparent) values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond', $5)",
        kind, key, Sql.json(json(payload)), delay.toMillis(), Traces.current());
  }

  /** To be done as soon as the transaction has committed, unless the same kind of work for this key waits already or is under way; whether it was added. */
  public boolean enqueueOnce(Tx tx, String kind, String key, Object payload) {
    if (tx.row("select 1 from work where kind = $1 and key = $2 and status = 'waiting' limit 1", kind, key).isPresent()) {
      return false;
    }
    enqueue(tx, kind, key, payload);
    return true;
  }

  /** The kinds of which something can be claimed. */
  List<String> due() {
    String sql = "select distinct kind from work where status = 'waiting' and due_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())";
    return database.alone(tx -> tx.rows(sql)).stream().map(row -> row.getString("kind")).toList();
  }

  /**
   * Leases up to {@code most} items to this holder.
   *
   * @param underWay what this replica still works on: not claimed again, even if a sign of life came too late
   */
  List<WorkItem> claim(String kind, String holder, int most, Collection<Long> underWay) {
    Long[] ids = underWay.toArray(Long[]::new);
    return database.alone(tx -> tx.rows(CLAIM, holder, config.lease().toMillis(), kind, most, ids)).stream().map(row -> new WorkItem(database, holder, row)).toList();
  }

  /** Gives signs of life for these; one that another replica has by now stays there. */
  void prolong(Collection<WorkItem> items) {
    database.run(tx -> tx.batch(PROLONG, items.stream().sorted(Comparator.comparingLong(WorkItem::id)).map(item -> item.prolonging(config.lease())).toList()));
  }

  /** The time between two signs of life. */
  Duration betweenSigns() {
    return config.lease().dividedBy(3);
  }

  private static String json(Object payload) {
    try {
      return MessageJson.mapper().writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("work of " + payload.getClass().getName() + " cannot be written", e);
    }
  }
}
