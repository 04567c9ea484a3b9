package io.muster.kit.health;

import io.muster.kit.database.Migrations;
import io.muster.kit.messaging.StateReader;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the tables are of this version and the projections in memory have caught up. */
@Startup
class Started implements HealthCheck {
  private final HealthConfig config;
  private final Migrations migrations;
  private final StateReader states;

  Started(HealthConfig config, Migrations migrations, StateReader states) {
    this.config = config;
    this.migrations = migrations;
    this.states = states;
  }

  @Override
  public HealthCheckResponse call() {
    boolean tables = migrations.isDone();
    boolean caughtUp = states.caughtUp();
    return HealthCheckResponse.named("started")
        .status((tables || !config.databaseRequired()) && (caughtUp || !config.statesRequired()))
        .withData("tables", tables)
        .withData("states", caughtUp)
        .build();
  }
}
