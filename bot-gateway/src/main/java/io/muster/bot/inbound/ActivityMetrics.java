package io.muster.bot.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts activities taken and refused. */
@ApplicationScoped
class ActivityMetrics {
  private final MeterRegistry meters;
  private final Counter taken;

  ActivityMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.taken = meters.counter("muster.bot.activities", "outcome", "taken");
  }

  void taken() {
    taken.increment();
  }

  void refused(TokenRefusal reason) {
    meters.counter("muster.bot.activities", "outcome", reason.label()).increment();
  }
}
