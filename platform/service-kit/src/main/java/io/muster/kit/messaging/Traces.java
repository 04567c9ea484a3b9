package io.muster.kit.messaging;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The trace, as the W3C's {@code traceparent} text, through rows and records. */
public final class Traces {
  private static final String TRACEPARENT = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private static final TextMapGetter<String> TEXT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return java.util.List.of(TRACEPARENT);
        }

        @Override
        public String get(String carrier, String key) {
          return TRACEPARENT.equals(key) ? carrier : null;
        }
      };

  private Traces() {}

  /** The trace that the caller is in, if any. */
  public static Optional<String> current() {
    Map<String, String> carrier = new HashMap<>();
    W3C.inject(Context.current(), carrier, Map::put);
    return Optional.ofNullable(carrier.get(TRACEPARENT));
  }

  /** Runs the work in a span that continues the given trace, or begins a new one. What the work throws marks the span and comes out. */
  public static void continued(Optional<String> traceparent, String spanName, SpanKind kind, Runnable work) {
    Context parent = traceparent.map(text -> W3C.extract(Context.root(), text, TEXT)).orElse(Context.root());
    Span span = GlobalOpenTelemetry.getTracer("io.muster.kit").spanBuilder(spanName).setParent(parent).setSpanKind(kind).startSpan();
    try (Scope scope = parent.with(span).makeCurrent()) {
      work.run();
    } catch (RuntimeException | Error e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }
}
