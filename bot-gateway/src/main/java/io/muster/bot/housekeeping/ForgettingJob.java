package io.muster.bot.housekeeping;

import io.muster.bot.talk.LinkCards;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes what has had its time: activities after a day, presses, answers and requests after a month. Ends presses that nobody ever answered. */
@ApplicationScoped
class ForgettingJob {
  private static final Logger LOG = Logger.getLogger(ForgettingJob.class);

  private final Database database;
  private final Migrations migrations;
  private final LinkCards linkCards;

  ForgettingJob(Database database, Migrations migrations, LinkCards linkCards) {
    this.database = database;
    this.migrations = migrations;
    this.linkCards = linkCards;
  }

  @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    if (!migrations.isDone()) {
      return;
    }
    database.run(tx -> {
      int activities = tx.update("delete from activity_seen where seen_at < clock_timestamp() - interval '25 hours'");
      tx.update("delete from outgoing where state not in ('PLANNED', 'STARTED') and deadline < clock_timestamp() - interval '30 days'");
      tx.update("delete from teams_call where at < clock_timestamp() - interval '14 days'");
      linkCards.forget(tx, Duration.ofDays(30));
      tx.update("delete from request where asked_at < clock_timestamp() - interval '30 days'");
      tx.update("delete from press where pressed_at < clock_timestamp() - interval '30 days'");
      LOG.debugf("Forgotten activities: %d", activities);
    });
  }

  /** A link that nobody used is drawn as expired. */
  @Scheduled(every = "5s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void endLinks() {
    if (migrations.isDone()) {
      database.run(linkCards::expire);
    }
  }

  /** A press without an outcome for ten minutes no longer counts as under way; its card is drawn again without it. */
  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void endLost() {
    if (!migrations.isDone()) {
      return;
    }
    database.run(tx -> tx.update("""
        with lost as (update press set outcome = 'LOST', outcome_at = clock_timestamp()
          where outcome in ('UNDER_WAY', 'ACCEPTED') and pressed_at < clock_timestamp() - interval '10 minutes' returning card, tenant, conversation),
        drawn as (update card set version = version + 1, changed_at = clock_timestamp(), traceparent = null where id in (select card from lost) returning 1)
        update conversation c set due_at = clock_timestamp() from lost where c.tenant = lost.tenant and c.id = lost.conversation and c.installed and c.blocked is null"""));
  }
}
