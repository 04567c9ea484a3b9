package io.muster.kit.deadletter;

import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Redelivery.Buried;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the dead letters. */
@ApplicationScoped
class DeadLetterRepository {
  /** One dead letter; {@code settledAs} is empty while nothing was done about it. */
  record Kept(long id, Buried buried, String reason, String detail, Instant keptAt, Optional<String> settledAs) {}

  /** What became of one. */
  enum Settled {
    REPLAYED,
    DISCARDED
  }

  /** Those about which nothing was done yet, newest first; empty texts mean any. */
  List<Kept> open(Tx tx, String consumer, String reason, int most) {
    return tx.rows(
            """
            select * from dead_letter where settled_at is null and ($1 = '' or consumer = $1) and ($2 = '' or reason = $2)
            order by id desc limit $3""",
            consumer, reason, most)
        .stream()
        .map(DeadLetterRepository::kept)
        .toList();
  }

  /** The ids of the open ones, oldest first, as they once came. */
  List<Long> openIds(Tx tx, String consumer, String reason, int most) {
    return tx.rows(
            "select id from dead_letter where settled_at is null and ($1 = '' or consumer = $1) and ($2 = '' or reason = $2) order by id limit $3",
            consumer, reason, most)
        .stream()
        .map(row -> row.getLong("id"))
        .toList();
  }

  /** One, whatever became of it. */
  Optional<Kept> find(Tx tx, long id) {
    return tx.row("select * from dead_letter where id = $1", id).map(DeadLetterRepository::kept);
  }

  /** One, locked until the transaction ends. */
  Optional<Kept> lock(Tx tx, long id) {
    return tx.row("select * from dead_letter where id = $1 for update", id).map(DeadLetterRepository::kept);
  }

  /** Nothing more is to be done about it. */
  void settle(Tx tx, long id, Settled as) {
    tx.update("update dead_letter set settled_at = clock_timestamp(), settled_as = $2 where id = $1", id, as.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Kept kept(Row row) {
    Map<String, String> headers = new LinkedHashMap<>();
    ((JsonObject) row.getValue("headers")).forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
    String key = row.getString("key");
    var buried =
        new Buried(
            row.getString("consumer"), row.getString("topic"), row.getInteger("partition_no"), row.getLong("offset_no"), key == null ? "" : key, headers, Sql.bytes(row, "payload"));
    return new Kept(
        row.getLong("id"), buried, row.getString("reason"), row.getString("detail"), Sql.instant(row, "created_at").orElseThrow(), Optional.ofNullable(row.getString("settled_as")));
  }
}
