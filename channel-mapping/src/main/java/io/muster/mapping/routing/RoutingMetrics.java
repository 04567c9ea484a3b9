package io.muster.mapping.routing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts decisions by reason. A transaction that is repeated counts again: these are rates, not books. */
@ApplicationScoped
class RoutingMetrics {
  private final MeterRegistry meters;

  RoutingMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void decided(List<RoutedIncident> routed) {
    for (RoutedIncident one : routed) {
      if (one.decisions().isEmpty()) {
        meters.counter("muster.routing.decisions", "reason", "nothing-mapped").increment();
      }
      one.decisions().forEach(decision -> meters.counter("muster.routing.decisions", "reason", decision.reason().label()).increment());
    }
  }

  /** An event that was no newer than what is known. */
  void stale() {
    meters.counter("muster.routing.stale").increment();
  }
}
