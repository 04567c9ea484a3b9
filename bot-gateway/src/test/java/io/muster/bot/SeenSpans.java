package io.muster.bot;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;

/** The spans of the traces that a test asked for, as they would be exported. */
@Singleton
public class SeenSpans implements SpanProcessor {
  private final Map<String, Queue<SpanData>> traces = new ConcurrentHashMap<>();

  void watch(String trace) {
    traces.put(trace, new ConcurrentLinkedQueue<>());
  }

  SpanData await(String trace, String name) {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> traces.get(trace).stream().filter(span -> span.getName().equals(name)).findFirst(), Optional::isPresent).orElseThrow();
  }

  @Override
  public void onEnd(ReadableSpan span) {
    traces.computeIfPresent(
        span.getSpanContext().getTraceId(),
        (trace, seen) -> {
          seen.add(span.toSpanData());
          return seen;
        });
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }
}
