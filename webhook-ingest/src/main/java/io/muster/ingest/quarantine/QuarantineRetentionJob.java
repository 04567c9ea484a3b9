package io.muster.ingest.quarantine;

import io.muster.kit.database.Database;
import io.muster.kit.database.Leases;
import io.muster.kit.database.Migrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets deliveries in quarantine after their time, a hundred at a time, for each may be half a megabyte. One replica does it. */
@ApplicationScoped
class QuarantineRetentionJob {
  private static final Logger LOG = Logger.getLogger(QuarantineRetentionJob.class);
  private static final String LEASE = "quarantine-retention";
  private static final int PAGE = 100;

  private final Database database;
  private final Leases leases;
  private final Migrations migrations;
  private final QuarantineRepository repository;
  private final QuarantineConfig config;

  QuarantineRetentionJob(Database database, Leases leases, Migrations migrations, QuarantineRepository repository, QuarantineConfig config) {
    this.database = database;
    this.leases = leases;
    this.migrations = migrations;
    this.repository = repository;
    this.config = config;
  }

  @Scheduled(every = "1h", delayed = "8m", identity = "quarantine-retention", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    if (!migrations.isDone() || !leases.take(LEASE, Duration.ofMinutes(10))) {
      return;
    }
    try {
      database.inPages(PAGE, tx -> repository.forgetSettled(tx, config.keepSettled(), PAGE));
      int lost = database.inPages(PAGE, tx -> repository.forgetOpen(tx, config.keepOpen(), PAGE));
      if (lost > 0) {
        LOG.warnf("Deliveries in quarantine about which nobody did anything have reached the end of their time and are gone: %d", lost);
      }
    } finally {
      leases.giveBack(LEASE);
    }
  }
}
