package io.muster.kit.deadletter;

import io.muster.kit.database.Database;
import io.muster.kit.database.Leases;
import io.muster.kit.database.Migrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets dead letters and given-up work after their time, a thousand at a time. One replica does it. */
@ApplicationScoped
class DeadLetterRetentionJob {
  static final int PAGE = 1_000;
  private static final Logger LOG = Logger.getLogger(DeadLetterRetentionJob.class);
  private static final String LEASE = "dead-letter-retention";

  private final Database database;
  private final Leases leases;
  private final Migrations migrations;
  private final DeadLetterConfig config;

  DeadLetterRetentionJob(Database database, Leases leases, Migrations migrations, DeadLetterConfig config) {
    this.database = database;
    this.leases = leases;
    this.migrations = migrations;
    this.config = config;
  }

  @Scheduled(every = "1h", delayed = "7m", identity = "dead-letter-retention", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    if (!migrations.isDone() || !leases.take(LEASE, Duration.ofMinutes(10))) {
      return;
    }
    try {
      all("delete from dead_letter where id in (select id from dead_letter where settled_at < clock_timestamp() - $1 * interval '1 second' limit $2)", config.keepSettled());
      int lost =
          all("delete from dead_letter where id in (select id from dead_letter where settled_at is null and created_at < clock_timestamp() - $1 * interval '1 second' limit $2)", config.keepOpen());
      if (lost > 0) {
        LOG.warnf("Dead letters about which nobody did anything have reached the end of their time and are gone: %d", lost);
      }
      all("delete from work where id in (select id from work where status = 'failed' and failed_at < clock_timestamp() - $1 * interval '1 second' limit $2)", config.keepWork());
    } finally {
      leases.giveBack(LEASE);
    }
  }

  /** How many went. */
  private int all(String statement, Duration age) {
    return database.inPages(PAGE, tx -> tx.update(statement, age.toSeconds(), PAGE));
  }
}
