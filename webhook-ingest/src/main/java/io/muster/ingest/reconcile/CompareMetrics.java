package io.muster.ingest.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** How much was missed. */
@ApplicationScoped
class CompareMetrics {
  private final MeterRegistry meters;

  CompareMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** What one comparison found: unknown here or older, and open here only. */
  void compared(String tool, int missing, int openHereOnly) {
    meters.counter("muster.ingest.reconciled", "tool", tool, "result", "missing").increment(missing);
    meters.counter("muster.ingest.reconciled", "tool", tool, "result", "open-here-only").increment(openHereOnly);
  }
}
