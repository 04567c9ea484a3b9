package io.muster.ingest.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.ingest.source.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** What becomes of deliveries, and how long after they came. */
@ApplicationScoped
class AssemblyMetrics {
  private final MeterRegistry meters;
  private final Clock clock;

  AssemblyMetrics(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /** One delivery is through: {@code observed}, {@code repeated}, {@code tested}, {@code nothing} or {@code quarantined}. */
  void assembled(Delivery delivery, String outcome, String reason) {
    meters.counter("muster.ingest.assembled", "tool", delivery.account().tool(), "outcome", outcome, "reason", reason).increment();
    Duration lag = Duration.between(delivery.receivedAt(), clock.instant());
    Timer.builder("muster.ingest.assembly.lag").publishPercentiles(0.5, 0.99).register(meters).record(lag.isNegative() ? Duration.ZERO : lag);
  }

  /** One incident event is to be sent. */
  void announced(String tool, String type, boolean late) {
    meters.counter("muster.ingest.announced", "tool", tool, "type", type, "late", String.valueOf(late)).increment();
  }
}
