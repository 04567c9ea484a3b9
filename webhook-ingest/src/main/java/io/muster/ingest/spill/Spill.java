package io.muster.ingest.spill;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.database.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Takes deliveries that Kafka could not take. Called on the event loop, so it talks to the pool itself and never waits. */
@ApplicationScoped
public class Spill {
  private static final String INSERT = "insert into spill(delivery_id, record_key, headers, body) values ($1, $2, $3, $4) on conflict do nothing";

  private final Pool pool;
  private final SpillConfig config;
  private final AtomicLong depth = new AtomicLong();
  private volatile boolean up;

  Spill(Pool pool, SpillConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** Writes one delivery. The stage ends when PostgreSQL has committed it, or fails; a full spill fails at once. */
  public CompletionStage<Void> add(DeliveryRecord delivery) {
    IngestFailpoints.WHILE_SPILLING.hit();
    if (depth.get() >= config.most()) {
      return CompletableFuture.failedFuture(new IllegalStateException("the spill is full"));
    }
    var row =
        Sql.tuple(
            delivery.headers().get(DeliveryRecord.DELIVERY_ID), delivery.key(), new JsonObject(Map.copyOf(delivery.headers())), delivery.body());
    return pool.preparedQuery(INSERT)
        .execute(row)
        .onSuccess(written -> depth.incrementAndGet())
        .<Void>mapEmpty()
        .toCompletionStage();
  }

  /** How many deliveries wait in it, as far as is known. */
  public long depth() {
    return depth.get();
  }

  /** Whether it could be used when it was last looked at. */
  public boolean isUp() {
    return up && depth.get() < config.most();
  }

  void counted(long rows) {
    depth.set(rows);
    up = true;
  }

  void unreachable() {
    up = false;
  }
}
