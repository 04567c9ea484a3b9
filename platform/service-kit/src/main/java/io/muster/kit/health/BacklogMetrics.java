package io.muster.kit.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Migrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** What waits in this service's database: rows to send, work to do, work given up, and for how long the oldest row to send has waited. */
@ApplicationScoped
class BacklogMetrics {
  private final Database database;
  private final Migrations migrations;
  private volatile Backlog backlog = new Backlog(0, 0, 0, 0);

  private record Backlog(long outbox, double oldestSeconds, long work, long failed) {}

  BacklogMetrics(Database database, Migrations migrations, MeterRegistry meters) {
    this.database = database;
    this.migrations = migrations;
    Gauge.builder("muster.outbox.waiting", () -> backlog.outbox()).register(meters);
    Gauge.builder("muster.outbox.oldest", () -> backlog.oldestSeconds()).baseUnit("seconds").register(meters);
    Gauge.builder("muster.work.waiting", () -> backlog.work()).register(meters);
    Gauge.builder("muster.work.failed", () -> backlog.failed()).register(meters);
  }

  @Scheduled(every = "15s", identity = "backlog-metrics", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void measure() {
    if (migrations.isDone()) {
      try {
        backlog = database.read(tx -> backlog(tx.row(
            """
            select (select count(*) from outbox) as outbox,
                   (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 from outbox) as oldest,
                   (select count(*) from work where status = 'waiting') as work,
                   (select count(*) from work where status = 'failed') as failed""").orElseThrow()));
      } catch (DatabaseUnavailable e) {
        // The last figures stand; that the database is away is told by readiness.
        return;
      }
    }
  }

  private static Backlog backlog(Row row) {
    return new Backlog(row.getLong("outbox"), row.getDouble("oldest"), row.getLong("work"), row.getLong("failed"));
  }
}
