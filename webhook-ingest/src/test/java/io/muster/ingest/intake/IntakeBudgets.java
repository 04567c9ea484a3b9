package io.muster.ingest.intake;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** What intake is configured to wait, for tests without the service. */
record IntakeBudgets(Duration logHesitation, Duration logBudget, Duration spillBudget) implements IntakeConfig {
  /** Those that the service has unless it is told otherwise. */
  static IntakeBudgets usual() {
    return new IntakeBudgets(Duration.ofMillis(300), Duration.ofMillis(700), Duration.ofMillis(600));
  }

  /** Short until the spill is asked, and then so long that only an answer ends the waiting. */
  static IntakeBudgets patient() {
    return new IntakeBudgets(Duration.ofMillis(100), Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration probeEvery() {
    return Duration.ofMillis(500);
  }

  @Override
  public long mostUnderWay() {
    return 1_000_000;
  }

  @Override
  public MemorySize largest() {
    return new MemorySize(BigInteger.valueOf(512 * 1024));
  }

  @Override
  public Duration requestWithin() {
    return Duration.ofSeconds(10);
  }
}
