package io.muster.bot.storm;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts storms. */
@ApplicationScoped
class StormMetrics {
  private final MeterRegistry meters;

  StormMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void begun(int storms) {
    meters.counter("muster.bot.storms", "what", "begun").increment(storms);
  }

  void ended() {
    meters.counter("muster.bot.storms", "what", "ended").increment();
  }
}
