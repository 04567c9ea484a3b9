package io.muster.ingest.spill;

import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The rows of the spill. Inserting is done on the event loop, so it talks to the pool itself; the rest within a transaction. */
@ApplicationScoped
class SpillRepository {
  private static final String INSERT = "insert into spill(delivery_id, record_key, headers, body) values ($1, $2, $3, $4) on conflict do nothing";

  private final Pool pool;

  SpillRepository(Pool pool) {
    this.pool = pool;
  }

  CompletionStage<Void> insert(DeliveryRecord delivery) {
    var row = Sql.tuple(id(delivery), delivery.key(), new JsonObject(Map.copyOf(delivery.headers())), delivery.body());
    return pool.preparedQuery(INSERT).execute(row).<Void>mapEmpty().toCompletionStage();
  }

  long count(Tx tx) {
    return tx.row("select count(*) as waiting from spill").orElseThrow().getLong("waiting");
  }

  /** The oldest that no other replica has locked. */
  List<DeliveryRecord> lockOldest(Tx tx, int most) {
    return tx.rows("select * from spill order by delivery_id limit $1 for update skip locked", most).stream().map(SpillRepository::record).toList();
  }

  int delete(Tx tx, List<DeliveryRecord> deliveries) {
    String[] ids = deliveries.stream().map(SpillRepository::id).toArray(String[]::new);
    return tx.update("delete from spill where delivery_id = any($1)", (Object) ids);
  }

  private static String id(DeliveryRecord delivery) {
    return delivery.headers().get(DeliveryRecord.DELIVERY_ID);
  }

  private static DeliveryRecord record(Row row) {
    Map<String, String> headers = new LinkedHashMap<>();
    row.getJsonObject("headers").forEach(entry -> headers.put(entry.getKey(), String.valueOf(entry.getValue())));
    return new DeliveryRecord(row.getString("record_key"), headers, Sql.bytes(row, "body"));
  }
}
