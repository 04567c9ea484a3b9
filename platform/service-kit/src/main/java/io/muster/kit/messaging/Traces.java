package io.muster.kit.messaging;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trace, as the W3C's {@code traceparent} text, through rows and records. */
public final class Traces {
  /** The header of records and requests that carries it. */
  public static final String TRACEPARENT = "traceparent";

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final IdGenerator IDS = IdGenerator.random();
  private static final ContextKey<Map<String, Context>> CAME_IN = ContextKey.named("muster-came-in");

  private static final TextMapGetter<String> TEXT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of(TRACEPARENT);
        }

        @Override
        public String get(String carrier, String key) {
          return TRACEPARENT.equals(key) ? carrier : null;
        }
      };

  private Traces() {}

  /** The trace that the caller is in, if any. */
  public static Optional<String> current() {
    return text(Context.current());
  }

  /** The trace in which the message with this id came, while it is handled together with others; otherwise the one that the caller is in. */
  public static Optional<String> of(String messageId) {
    Context now = Context.current();
    Map<String, Context> cameIn = now.get(CAME_IN);
    return text(cameIn == null ? now : cameIn.getOrDefault(messageId, now));
  }

  /**
   * Where a request stands that is told to belong to a trace, or that begins one: as a server's span would leave it, without a span.
   *
   * @param traceparent as the request tells it; one that means nothing begins a trace as well
   */
  public static Context entered(Optional<String> traceparent) {
    SpanContext from = traceparent.map(text -> Span.fromContext(W3C.extract(Context.root(), text, TEXT)).getSpanContext()).orElse(SpanContext.getInvalid());
    String trace = from.isValid() ? from.getTraceId() : IDS.generateTraceId();
    return Context.root().with(Span.wrap(SpanContext.create(trace, IDS.generateSpanId(), TraceFlags.getDefault(), TraceState.getDefault())));
  }

  /** Runs a service's own work, which no request and no record asks for at this moment, as {@link #continued(Optional, String, SpanKind, Runnable)} does. */
  public static void continued(Optional<String> traceparent, String spanName, Runnable work) {
    continued(traceparent, spanName, SpanKind.INTERNAL, work);
  }

  /** Runs the work in a span that continues the given trace, or begins a new one. What the work throws marks the span and comes out. */
  public static void continued(Optional<String> traceparent, String spanName, SpanKind kind, Runnable work) {
    Context begun = begun(traceparent, spanName, kind);
    run(begun, List.of(begun), work);
  }

  /**
   * Runs work on many messages at once, in a span of each one's trace. What is done belongs to the first; {@link #of} tells the others apart.
   *
   * @param traces by the message's id, in the order of the messages; at least one
   */
  static void continuedTogether(Map<String, Optional<String>> traces, String spanName, Runnable work) {
    Map<String, Context> cameIn = new LinkedHashMap<>();
    traces.forEach((id, traceparent) -> cameIn.put(id, begun(traceparent, spanName, SpanKind.CONSUMER)));
    run(cameIn.values().iterator().next().with(CAME_IN, cameIn), cameIn.values(), work);
  }

  private static Context begun(Optional<String> traceparent, String spanName, SpanKind kind) {
    Context parent = traceparent.map(text -> W3C.extract(Context.root(), text, TEXT)).orElse(Context.root());
    return parent.with(GlobalOpenTelemetry.getTracer("io.muster.kit").spanBuilder(spanName).setParent(parent).setSpanKind(kind).startSpan());
  }

  private static void run(Context within, Collection<Context> begun, Runnable work) {
    try (Scope scope = within.makeCurrent()) {
      work.run();
    } catch (RuntimeException | Error e) {
      begun.forEach(context -> Span.fromContext(context).setStatus(StatusCode.ERROR, e.getClass().getSimpleName()));
      throw e;
    } finally {
      begun.forEach(context -> Span.fromContext(context).end());
    }
  }

  private static Optional<String> text(Context context) {
    Map<String, String> carrier = HashMap.newHashMap(2);
    W3C.inject(context, carrier, Map::put);
    return Optional.ofNullable(carrier.get(TRACEPARENT));
  }
}
