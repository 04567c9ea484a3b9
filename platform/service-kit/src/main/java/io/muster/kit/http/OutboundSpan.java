package io.muster.kit.http;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** The span of one call: who was called, how, and with which outcome. Addresses, headers and bodies are no part of it: they hold ids and secrets. */
final class OutboundSpan implements AutoCloseable {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private final Span span;
  private final Scope scope;

  private OutboundSpan(Span span) {
    this.span = span;
    this.scope = span.makeCurrent();
  }

  /** Begins it below the caller's and makes it the current one until it is closed, on the same thread. */
  static OutboundSpan begin(String method, String what) {
    return new OutboundSpan(
        GlobalOpenTelemetry.getTracer("io.muster.kit").spanBuilder(method + " " + what).setSpanKind(SpanKind.CLIENT).setAttribute(METHOD, method).startSpan());
  }

  void answered(int status) {
    span.setAttribute(STATUS, (long) status);
    if (status >= 400) {
      span.setAttribute(ERROR_TYPE, String.valueOf(status)).setStatus(StatusCode.ERROR);
    }
  }

  void failed(String reason) {
    span.setAttribute(ERROR_TYPE, reason).setStatus(StatusCode.ERROR);
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
