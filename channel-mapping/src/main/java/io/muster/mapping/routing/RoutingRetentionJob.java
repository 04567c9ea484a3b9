package io.muster.mapping.routing;

import io.muster.kit.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets old decisions and incidents that are long over, a thousand at a time. Reads across tenants and accounts. */
@ApplicationScoped
class RoutingRetentionJob {
  private static final int PAGE = 1_000;

  private final Database database;
  private final DecisionRepository decisions;
  private final KnownIncidentRepository known;
  private final RoutingConfig config;

  RoutingRetentionJob(Database database, DecisionRepository decisions, KnownIncidentRepository known, RoutingConfig config) {
    this.database = database;
    this.decisions = decisions;
    this.known = known;
    this.config = config;
  }

  /** Every hour; two replicas at once do no harm. */
  @Scheduled(every = "1h", delayed = "5m")
  @RunOnVirtualThread
  void forget() {
    database.inPages(PAGE, tx -> decisions.forgetOlderThan(tx, config.keepDecisions(), PAGE));
    database.inPages(PAGE, tx -> known.forgetOverLongerThan(tx, config.keepIncidents(), PAGE));
  }
}
