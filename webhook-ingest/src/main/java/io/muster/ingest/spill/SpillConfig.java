package io.muster.ingest.spill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the spill is kept and drained. */
@ConfigMapping(prefix = "muster.ingest.spill")
public interface SpillConfig {
  /** How many deliveries the spill holds at most; beyond that senders are asked to come back. */
  @WithDefault("200000")
  long most();

  /** How many deliveries may wait for PostgreSQL at a time; beyond that senders are asked to come back at once. */
  @WithDefault("1000")
  int mostUnderWay();

  /** How often it is looked at. */
  @WithDefault("1s")
  Duration drainEvery();

  /** How many deliveries are drained at a time. */
  @WithDefault("500")
  int drainBatch();

  /** How long Kafka may take to take a batch before it is tried again later. */
  @WithDefault("10s")
  Duration drainWithin();
}
