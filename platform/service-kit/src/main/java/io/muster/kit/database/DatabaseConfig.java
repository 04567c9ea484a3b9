package io.muster.kit.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the kit treats PostgreSQL. */
@ConfigMapping(prefix = "muster.database")
public interface DatabaseConfig {
  /** How long a statement, or waiting for a free connection, may take before the database counts as unavailable. */
  @WithDefault("10s")
  Duration patience();

  /** How often a transaction that lost to another one (serialization failure, deadlock) is run in all. */
  @WithDefault("6")
  int attempts();

  /** How long to wait between attempts to migrate while PostgreSQL is away. */
  @WithDefault("2s")
  Duration migrationRetry();

  /** How long starting waits for the first attempt to migrate. */
  @WithDefault("10s")
  Duration migrationWait();
}
