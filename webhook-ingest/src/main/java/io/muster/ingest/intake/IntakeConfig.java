package io.muster.ingest.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are taken in. */
@ConfigMapping(prefix = "muster.ingest.intake")
public interface IntakeConfig {
  /** How long Kafka alone is waited for; from then on the spill is asked as well. With the spill's budget it must stay below the second in which every answer leaves. */
  @WithDefault("300ms")
  Duration logHesitation();

  /** How long Kafka may take to acknowledge a delivery before it counts as down. */
  @WithDefault("700ms")
  Duration logBudget();

  /** How long PostgreSQL may take to keep a delivery in the spill before the sender is asked to come back. */
  @WithDefault("600ms")
  Duration spillBudget();

  /** What senders that are to come back are told to wait, in whole seconds. */
  @WithDefault("5s")
  Duration retryAfter();

  /** How often Kafka is looked at while it is known to be down. */
  @WithDefault("500ms")
  Duration probeEvery();

  /** How many bytes of deliveries may wait for Kafka's acknowledgement before further ones go to the spill at once. */
  @WithDefault("16777216")
  long mostUnderWay();

  /** The largest body that is taken; what the server keeps to. */
  @WithDefault("${quarkus.http.limits.max-body-size}")
  MemorySize largest();

  /** How long a sender may take to send a request whole before the connection is closed. */
  @WithDefault("10s")
  Duration requestWithin();
}
