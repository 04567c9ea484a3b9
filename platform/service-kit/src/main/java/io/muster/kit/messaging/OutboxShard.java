package io.muster.kit.messaging;

import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Sends what waits in one shard of the outbox, oldest first, at least once, each key in order. */
@ApplicationScoped
class OutboxShard {
  private static final Logger LOG = Logger.getLogger(OutboxShard.class);
  private static final Failpoint AFTER_SEND = Failpoints.declare("kit.outbox.after-send");
  private static final int PAGE = 500;

  private final Database database;
  private final Publisher publisher;

  OutboxShard(Database database, Publisher publisher) {
    this.database = database;
    this.publisher = publisher;
  }

  /** What one page came to. */
  record Passed(int found, int sent) {
    /** Whether more may be waiting that can be sent at once. */
    boolean more() {
      return found == PAGE && sent == found;
    }
  }

  private record Waiting(long id, OutboxRow row) {}

  /** Sends up to a page of what waits and deletes what Kafka has. Never goes by the highest id seen: ids commit out of order. */
  Passed pass(short shard) {
    List<Waiting> page =
        database.read(tx -> tx.rows("select * from outbox where shard = $1 order by id limit $2", shard, PAGE)).stream()
            .map(OutboxShard::waiting)
            .toList();
    List<Long> sent = send(page);
    if (!sent.isEmpty()) {
      AFTER_SEND.hit();
      database.run(tx -> tx.update("delete from outbox where id = any($1)", (Object) sent.toArray(Long[]::new)));
    }
    return new Passed(page.size(), sent.size());
  }

  /** In waves with at most one record of each key under way, so that one that fails holds back its successors. */
  private List<Long> send(List<Waiting> page) {
    Map<String, List<Waiting>> byKey = new LinkedHashMap<>();
    page.forEach(waiting -> byKey.computeIfAbsent(waiting.row().topic() + '\n' + waiting.row().key(), key -> new ArrayList<>()).add(waiting));
    var sent = new ArrayList<Long>();
    Set<String> held = new HashSet<>();
    for (int wave = 0; held.size() < byKey.size(); wave++) {
      Map<Waiting, CompletableFuture<Void>> underWay = new LinkedHashMap<>();
      for (var key : byKey.entrySet()) {
        if (wave >= key.getValue().size()) {
          held.add(key.getKey());
        } else if (!held.contains(key.getKey())) {
          underWay.put(key.getValue().get(wave), send(key.getValue().get(wave).row()));
        }
      }
      for (var entry : underWay.entrySet()) {
        if (settled(entry.getKey(), entry.getValue())) {
          sent.add(entry.getKey().id());
        } else {
          held.add(entry.getKey().row().topic() + '\n' + entry.getKey().row().key());
        }
      }
    }
    return sent;
  }

  private CompletableFuture<Void> send(OutboxRow row) {
    var headers = new HashMap<>(row.headers());
    row.traceparent().filter(text -> !text.isEmpty()).ifPresent(text -> headers.put("traceparent", text));
    return publisher.send(row.topic(), row.key(), headers, row.payload());
  }

  private boolean settled(Waiting waiting, CompletableFuture<Void> sending) {
    try {
      sending.join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotSendable refused) {
        LOG.errorf(refused, "A record can never be sent to %s and goes to the dead letters", waiting.row().topic());
        database.run(tx -> DeadLetters.keepUnsent(tx, waiting.row(), waiting.id(), refused));
        return true;
      }
      LOG.debugf("A record for %s is still to be sent", waiting.row().topic());
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
