package io.muster.sandbox.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest spans, by their trace. Safe for many threads. */
public final class SpanStore {
  private static final int MOST = 20_000;

  private final int most;
  private final Deque<Span> kept = new ArrayDeque<>();
  private final Map<String, Deque<Span>> byTrace = new HashMap<>();

  /** Keeps the newest twenty thousand. */
  public SpanStore() {
    this(MOST);
  }

  SpanStore(int most) {
    this.most = most;
  }

  /** Keeps one; the oldest goes where there are too many. */
  public synchronized void add(Span span) {
    kept.addLast(span);
    byTrace.computeIfAbsent(span.trace(), trace -> new ArrayDeque<>()).addLast(span);
    if (kept.size() > most) {
      String oldest = kept.removeFirst().trace();
      Deque<Span> left = byTrace.get(oldest);
      left.removeFirst();
      if (left.isEmpty()) {
        byTrace.remove(oldest);
      }
    }
  }

  /** What is kept of a trace, as it came in. */
  public synchronized List<Span> of(String trace) {
    Deque<Span> spans = byTrace.get(trace);
    return spans == null ? List.of() : new ArrayList<>(spans);
  }
}
