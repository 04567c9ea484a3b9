package io.muster.kit.messaging;

import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Sends what waits in shards of the outbox, oldest first, at least once, each key in order. */
@ApplicationScoped
class OutboxShards {
  private static final Logger LOG = Logger.getLogger(OutboxShards.class);
  private static final Failpoint AFTER_SEND = Failpoints.declare("kit.outbox.after-send");
  private static final int PAGE = 500;

  /** Each shard by its own index: over all of them together PostgreSQL would sort whatever has piled up. */
  private static final String OLDEST = """
      select waiting.* from unnest($1::smallint[]) as wanted(shard)
      cross join lateral (select * from outbox where shard = wanted.shard order by id limit $2) as waiting
      order by waiting.id limit $2""";

  private final Database database;
  private final Publisher publisher;

  /** So that the operator is told once per outage and not once per record. */
  private volatile boolean silent;

  OutboxShards(Database database, Publisher publisher) {
    this.database = database;
    this.publisher = publisher;
  }

  /** The shards in which something waits. */
  List<Short> waiting() {
    String sql = "select s::smallint as shard from generate_series(0, $1) s where exists (select 1 from outbox where shard = s)";
    return database.alone(tx -> tx.rows(sql, OutboxRow.SHARDS - 1)).stream().map(row -> row.getShort("shard")).toList();
  }

  /** What one page came to. */
  record Passed(int found, int sent) {
    /** Whether Kafka did not take some of it. */
    boolean stuck() {
      return sent < found;
    }

    /** Whether more may be waiting that can be sent at once. */
    boolean more() {
      return found == PAGE && sent == found;
    }
  }

  private record Waiting(long id, OutboxRow row) {}

  /**
   * Sends up to a page of what waits in these shards and deletes what Kafka has. Never goes by the highest id seen: ids commit out of order.
   *
   * @param until the value of {@link System#nanoTime} after which nothing more is sent
   */
  Passed pass(List<Short> shards, long until) {
    Object some = shards.toArray(Short[]::new);
    List<Waiting> page = database.alone(tx -> tx.rows(OLDEST, some, PAGE)).stream().map(OutboxShards::waiting).toList();
    List<Long> sent = send(page, until);
    if (!sent.isEmpty()) {
      AFTER_SEND.hit();
      database.alone(tx -> tx.update("delete from outbox where id = any($1)", (Object) sent.toArray(Long[]::new)));
    }
    return new Passed(page.size(), sent.size());
  }

  /** In waves with at most one record of each key under way, so that one that fails holds back its successors. */
  private List<Long> send(List<Waiting> page, long until) {
    Map<String, Deque<Waiting>> byKey = new LinkedHashMap<>();
    page.forEach(waiting -> byKey.computeIfAbsent(waiting.row().topic() + '\n' + waiting.row().key(), key -> new ArrayDeque<>()).add(waiting));
    var sent = new ArrayList<Long>();
    while (!byKey.isEmpty() && System.nanoTime() - until < 0) {
      Map<String, CompletableFuture<Void>> wave = wave(byKey);
      byKey.keySet().retainAll(wave.keySet());
      wave.forEach(
          (key, sending) -> {
            Waiting waiting = byKey.get(key).remove();
            if (settled(waiting, sending)) {
              sent.add(waiting.id());
            } else {
              byKey.remove(key);
            }
          });
      byKey.values().removeIf(Deque::isEmpty);
    }
    return sent;
  }

  /** The first record of each key; ends early when Kafka refuses at once, since every further attempt would wait as long. */
  private Map<String, CompletableFuture<Void>> wave(Map<String, Deque<Waiting>> byKey) {
    Map<String, CompletableFuture<Void>> wave = new LinkedHashMap<>();
    for (var key : byKey.entrySet()) {
      CompletableFuture<Void> sending = send(key.getValue().element().row());
      wave.put(key.getKey(), sending);
      if (sending.isCompletedExceptionally() && sending.exceptionNow() instanceof KafkaSilent) {
        break;
      }
    }
    return wave;
  }

  private CompletableFuture<Void> send(OutboxRow row) {
    var headers = new HashMap<>(row.headers());
    row.traceparent().filter(text -> !text.isEmpty()).ifPresent(text -> headers.put(Traces.TRACEPARENT, text));
    return publisher.send(row.topic(), row.key(), headers, row.payload());
  }

  private boolean settled(Waiting waiting, CompletableFuture<Void> sending) {
    try {
      sending.join();
      silent = false;
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotSendable refused) {
        LOG.errorf(refused, "A record can never be sent to %s and goes to the dead letters", waiting.row().topic());
        database.run(tx -> DeadLetters.keepUnsent(tx, waiting.row(), waiting.id(), refused));
        return true;
      }
      if (!silent) {
        silent = true;
        LOG.warnf(e.getCause(), "Kafka does not take what waits in the outbox; it is tried again until it does");
      }
      return false;
    }
  }

  private static Waiting waiting(Row row) {
    Map<String, String> headers = new HashMap<>();
    ((JsonObject) row.getValue("headers")).forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
    return new Waiting(
        row.getLong("id"),
        new OutboxRow(
            row.getString("topic"), row.getString("key"), headers, Sql.bytes(row, "payload"), Optional.ofNullable(row.getString("traceparent"))));
  }
}
