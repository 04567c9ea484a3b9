package io.muster.kit.health;

import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while PostgreSQL answers and its tables are of this version, where it is required. */
@Readiness
class DatabaseReadiness implements HealthCheck {
  private final HealthConfig config;
  private final Database database;
  private final Migrations migrations;

  DatabaseReadiness(HealthConfig config, Database database, Migrations migrations) {
    this.config = config;
    this.database = database;
    this.migrations = migrations;
  }

  @Override
  public HealthCheckResponse call() {
    if (!config.databaseRequired()) {
      // Not even asked: a server that hangs would hold the probe, and with it a service that can do without.
      return HealthCheckResponse.named("database").up().withData("required", false).build();
    }
    boolean answers = migrations.isDone() && answers();
    return HealthCheckResponse.named("database").status(answers).withData("answers", answers).build();
  }

  private boolean answers() {
    try {
      return database.read(tx -> tx.rows("select 1").size() == 1);
    } catch (RuntimeException e) {
      return false;
    }
  }
}
