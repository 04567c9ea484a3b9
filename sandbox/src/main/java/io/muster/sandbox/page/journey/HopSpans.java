package io.muster.sandbox.page.journey;

import io.muster.sandbox.trace.Span;
import io.muster.sandbox.trace.SpanStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a hop's time went: what its service did in the hop's trace. */
final class HopSpans {
  private static final int MOST = 12;

  private final SpanStore store;
  private final Map<String, List<Span>> traces = new HashMap<>();

  /**
   * A part of the work.
   *
   * @param startMillis since the trace began
   */
  record Part(String name, String service, double startMillis, double durationMillis) {}

  HopSpans(SpanStore store) {
    this.store = store;
  }

  /** The longest of them, in the order in which they began; of all services where the hop's own told none. */
  List<Part> of(Moment moment) {
    if (moment.trace().isEmpty()) {
      return List.of();
    }
    List<Span> all = traces.computeIfAbsent(moment.trace(), store::of);
    List<Span> own = all.stream().filter(span -> span.service().equals(moment.who())).toList();
    long begin = all.stream().mapToLong(Span::startNanos).min().orElse(0);
    return (own.isEmpty() ? all : own)
        .stream()
        .sorted(Comparator.comparingLong(Span::nanos).reversed())
        .limit(MOST)
        .sorted(Comparator.comparingLong(Span::startNanos))
        .map(span -> new Part(span.name(), span.service(), millis(span.startNanos() - begin), millis(span.nanos())))
        .toList();
  }

  /** With one decimal: a database answers within a millisecond. */
  private static double millis(long nanos) {
    return Math.round(nanos / 100_000.0) / 10.0;
  }
}
