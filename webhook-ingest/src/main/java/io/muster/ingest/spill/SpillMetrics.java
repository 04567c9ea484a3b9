package io.muster.ingest.spill;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** How many deliveries wait in the spill. */
@ApplicationScoped
class SpillMetrics {
  void register(@Observes StartupEvent event, MeterRegistry meters, Spill spill) {
    meters.gauge("muster.ingest.spill.depth", spill, Spill::depth);
  }
}
