package io.muster.ingest.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are taken in. */
@ConfigMapping(prefix = "muster.ingest.intake")
public interface IntakeConfig {
  /** How long Kafka may take to acknowledge a delivery before it is written to the spill instead. */
  @WithDefault("700ms")
  Duration logBudget();

  /** How long PostgreSQL may take to keep a delivery in the spill before the sender is asked to come back. */
  @WithDefault("700ms")
  Duration spillBudget();

  /** What senders that are to come back are told to wait, in whole seconds. */
  @WithDefault("5s")
  Duration retryAfter();

  /** How often Kafka is looked at while it is known to be down. */
  @WithDefault("500ms")
  Duration probeEvery();

  /** How many bytes of deliveries may wait for Kafka's acknowledgement before further ones go to the spill at once. */
  @WithDefault("33554432")
  long mostUnderWay();

  /** How long a sender may take to send a request whole before the connection is closed. */
  @WithDefault("10s")
  Duration requestWithin();
}
