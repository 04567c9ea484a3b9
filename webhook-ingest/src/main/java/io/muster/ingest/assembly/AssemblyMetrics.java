package io.muster.ingest.assembly;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.ingest.source.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What becomes of deliveries, and how long after they came. */
@ApplicationScoped
class AssemblyMetrics {
  private final MeterRegistry meters;
  private final Clock clock;
  private final Timer lag;
  private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

  AssemblyMetrics(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.lag = Timer.builder("muster.ingest.assembly.lag").publishPercentiles(0.5, 0.99).register(meters);
  }

  /** One delivery is through that is no repeat: {@code observed}, {@code tested}, {@code nothing} or {@code quarantined}. Counted again where its transaction is run again. */
  void assembled(Delivery delivery, String outcome, String reason) {
    count("muster.ingest.assembled", "tool", delivery.account().tool(), "outcome", outcome, "reason", reason);
    Duration since = Duration.between(delivery.receivedAt(), clock.instant());
    lag.record(since.isNegative() ? Duration.ZERO : since);
  }

  /** One incident event is to be sent. */
  void announced(String tool, String type, boolean late) {
    count("muster.ingest.announced", "tool", tool, "type", type, "late", String.valueOf(late));
  }

  private void count(String name, String... labels) {
    List<String> key = new ArrayList<>(labels.length + 1);
    key.add(name);
    Collections.addAll(key, labels);
    counters.computeIfAbsent(key, unknown -> meters.counter(name, labels)).increment();
  }
}
