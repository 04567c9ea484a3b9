package io.muster.ingest.sender;

import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** After the key ring got a new key: seals every sender's secrets with it, sender by sender, so that the old key can be taken out. */
@ApplicationScoped
class SenderResealJob {
  private static final Logger LOG = Logger.getLogger(SenderResealJob.class);

  private final Database database;
  private final Migrations migrations;
  private final SenderRepository repository;
  private final Senders senders;

  SenderResealJob(Database database, Migrations migrations, SenderRepository repository, Senders senders) {
    this.database = database;
    this.migrations = migrations;
    this.repository = repository;
    this.senders = senders;
  }

  /** Does nothing for what is sealed with the newest key. */
  @Scheduled(every = "{muster.ingest.sender.reseal}", delayed = "20s", identity = "sender-reseal", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void resealAll() {
    if (!migrations.isDone()) {
      return;
    }
    long resealed =
        database.read(repository::all).stream().filter(sender -> !sender.secrets().isEmpty() && database.inTransaction(tx -> senders.reseal(tx, sender.senderId()))).count();
    if (resealed > 0) {
      LOG.infof("The secrets of %d senders are sealed with the newest key", resealed);
    }
  }
}
