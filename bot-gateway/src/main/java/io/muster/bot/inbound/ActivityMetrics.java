package io.muster.bot.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts activities taken and refused. */
@ApplicationScoped
class ActivityMetrics {
  private final MeterRegistry meters;

  ActivityMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void taken() {
    meters.counter("muster.bot.activities", "outcome", "taken").increment();
  }

  void refused(TokenRefusal reason) {
    meters.counter("muster.bot.activities", "outcome", reason.label()).increment();
  }
}
