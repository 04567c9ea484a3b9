package io.muster.sandbox.page.journey;

import io.muster.sandbox.trace.Span;
import io.muster.sandbox.trace.SpanStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a hop's time went: what its service did in the hop's trace, from the request or the record that it took in. */
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

  /** The longest of them, in the order in which they began; of all its service did in the trace where the hop's own is not known, of all services where that told none. */
  List<Part> of(Moment moment) {
    if (moment.trace().isEmpty()) {
      return List.of();
    }
    List<Span> all = traces.computeIfAbsent(moment.traceId(), store::of);
    long begin = all.stream().mapToLong(Span::startNanos).min().orElse(0);
    return own(moment, all)
        .stream()
        .sorted(Comparator.comparingLong(Span::nanos).reversed())
        .limit(MOST)
        .sorted(Comparator.comparingLong(Span::startNanos))
        .map(span -> new Part(span.name(), span.service(), millis(span.startNanos() - begin), millis(span.nanos())))
        .toList();
  }

  private static List<Span> own(Moment moment, List<Span> all) {
    List<Span> tree = new Tree(all).around(moment.trace().substring(moment.trace().indexOf('-') + 1));
    if (!tree.isEmpty()) {
      return tree;
    }
    List<Span> service = all.stream().filter(span -> span.service().equals(moment.who())).toList();
    return service.isEmpty() ? all : service;
  }

  /** The spans of a trace as they belong together. */
  private record Tree(Map<String, Span> byId, Map<String, List<Span>> children) {
    Tree(List<Span> all) {
      this(new HashMap<>(), new HashMap<>());
      for (Span span : all) {
        byId.put(span.id(), span);
        children.computeIfAbsent(span.parent(), parent -> new ArrayList<>()).add(span);
      }
    }

    /** From what was taken in, over this span, to what was done because of it; none where this span is not known. */
    List<Span> around(String id) {
      Span top = byId.get(id);
      if (top == null) {
        return List.of();
      }
      Span above = byId.get(top.parent());
      while (!top.takes() && above != null && above.service().equals(top.service())) {
        top = above;
        above = byId.get(top.parent());
      }
      List<Span> found = new ArrayList<>();
      collect(top, found);
      return found;
    }

    private void collect(Span span, List<Span> found) {
      found.add(span);
      children.getOrDefault(span.id(), List.of()).stream().filter(child -> !child.takes() && child.service().equals(span.service())).forEach(child -> collect(child, found));
    }
  }

  /** With one decimal: a database answers within a millisecond. */
  private static double millis(long nanos) {
    return Math.round(nanos / 100_000.0) / 10.0;
  }
}
