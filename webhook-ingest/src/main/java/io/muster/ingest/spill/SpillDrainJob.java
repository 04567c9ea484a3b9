package io.muster.ingest.spill;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Moves deliveries from the spill into the log, oldest first, once Kafka takes them again. Rows are locked while they are sent, so that replicas share the
 * work; a crash between sending and deleting sends them again under the same ids, and assembly takes each once.
 */
@ApplicationScoped
class SpillDrainJob {
  private static final Logger LOG = Logger.getLogger(SpillDrainJob.class);

  private final Database database;
  private final Migrations migrations;
  private final Spill spill;
  private final SpillTarget target;
  private final SpillConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);

  SpillDrainJob(Database database, Migrations migrations, Spill spill, SpillTarget target, SpillConfig config, MeterRegistry meters) {
    this.database = database;
    this.migrations = migrations;
    this.spill = spill;
    this.target = target;
    this.config = config;
    meters.gauge("muster.ingest.spill.depth", spill, Spill::depth);
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("spill-drain").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void run() {
    try {
      do {
        turn();
      } while (!stopping.await(config.drainEvery().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    try {
      if (migrations.isDone()) {
        count();
        while (spill.depth() > 0 && target.isUp() && database.inTransaction(this::drain) > 0) {
          count();
        }
      }
    } catch (Failure e) {
      spill.unreachable();
      LOG.debugf("The spill cannot be looked at: %s", e.reason());
    } catch (RuntimeException e) {
      LOG.warnf("The spill could not be drained; it is tried again: %s", e.getClass().getSimpleName());
    }
  }

  private void count() {
    spill.counted(database.read(tx -> tx.row("select count(*) as waiting from spill").orElseThrow().getLong("waiting")));
  }

  /** How many were moved. */
  private int drain(Tx tx) {
    List<DeliveryRecord> deliveries =
        tx.rows("select * from spill order by delivery_id limit $1 for update skip locked", config.drainBatch()).stream().map(SpillDrainJob::record).toList();
    if (deliveries.isEmpty() || !sent(deliveries)) {
      return 0;
    }
    IngestFailpoints.WHILE_DRAINING.hit();
    String[] ids = deliveries.stream().map(delivery -> delivery.headers().get(DeliveryRecord.DELIVERY_ID)).toArray(String[]::new);
    int moved = tx.update("delete from spill where delivery_id = any($1)", (Object) ids);
    LOG.infof("%d deliveries were moved from the spill into the log", moved);
    return moved;
  }

  private boolean sent(List<DeliveryRecord> deliveries) {
    try {
      CompletableFuture.allOf(deliveries.stream().map(delivery -> target.append(delivery).toCompletableFuture()).toArray(CompletableFuture[]::new))
          .get(config.drainWithin().toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static DeliveryRecord record(Row row) {
    Map<String, String> headers = new LinkedHashMap<>();
    ((JsonObject) row.getValue("headers")).forEach(entry -> headers.put(entry.getKey(), String.valueOf(entry.getValue())));
    return new DeliveryRecord(row.getString("record_key"), headers, Sql.bytes(row, "body"));
  }
}
