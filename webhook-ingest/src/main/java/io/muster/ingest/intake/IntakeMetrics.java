package io.muster.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.ingest.source.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What comes in, and what was answered. */
@ApplicationScoped
class IntakeMetrics {
  private final MeterRegistry meters;
  private final Sources sources;
  private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();

  private record Labels(String tool, String outcome, String reason) {}

  IntakeMetrics(MeterRegistry meters, Sources sources) {
    this.meters = meters;
    this.sources = sources;
  }

  /** One delivery, with one stable word for what came of it and, where it was refused or deferred, why. */
  void delivered(String tool, String outcome, String reason) {
    // The tool's word comes from the address, which anybody may choose: only known ones become a label.
    String known = sources.tools().contains(tool) ? tool : "unknown";
    counters.computeIfAbsent(new Labels(known, outcome, reason), this::counter).increment();
  }

  private Counter counter(Labels labels) {
    return meters.counter("muster.ingest.deliveries", "tool", labels.tool(), "outcome", labels.outcome(), "reason", labels.reason());
  }
}
