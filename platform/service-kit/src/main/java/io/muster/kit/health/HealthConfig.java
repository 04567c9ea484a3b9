package io.muster.kit.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What this service cannot do without; a service that can (webhook-ingest) says so and adds a check of its own. */
@ConfigMapping(prefix = "muster.health")
public interface HealthConfig {
  /** Whether the service is not ready while Kafka is silent. */
  @WithDefault("true")
  boolean kafkaRequired();

  /** Whether the service is not ready, and not started, while PostgreSQL is away or its tables are of an older version. */
  @WithDefault("true")
  boolean databaseRequired();

  /** Whether the service is started only once its projections in memory have caught up. */
  @WithDefault("true")
  boolean statesRequired();
}
