package io.muster.kit.messaging;

import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets messages that can no longer be delivered again. */
@ApplicationScoped
class InboxJob {
  private static final int PAGE = 10_000;

  private final Database database;
  private final Migrations migrations;
  private final KafkaConfig config;

  InboxJob(Database database, Migrations migrations, KafkaConfig config) {
    this.database = database;
    this.migrations = migrations;
    this.config = config;
  }

  @Scheduled(every = "10m", delayed = "1m", identity = "inbox-pruning", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void prune() {
    if (migrations.isDone()) {
      database.inPages(
          PAGE,
          tx ->
              tx.update(
                  """
                  delete from inbox where ctid = any(array(
                    select ctid from inbox where seen_at < clock_timestamp() - $1 * interval '1 millisecond' limit $2))""",
                  config.inboxKept().toMillis(), PAGE));
    }
  }
}
