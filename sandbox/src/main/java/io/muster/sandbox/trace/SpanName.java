package io.muster.sandbox.trace;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.Locale;
import java.util.Set;

/**
 * What a span's work is called. Where the instrumentation names a kind of work only, what was called is among the attributes; of these only words that hold no
 * data are read.
 */
final class SpanName {
  private static final String UNNAMED_QUERY = "DB Query";
  private static final Set<String> TRANSACTION = Set.of("BEGIN", "COMMIT", "ROLLBACK");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private SpanName() {}

  static String of(Span span) {
    String name = span.getName();
    if (name.equals(UNNAMED_QUERY)) {
      return query(span);
    }
    String host = text(span, "server.address");
    return span.getKind() == SpanKind.SPAN_KIND_CLIENT && METHODS.contains(name) && !host.isEmpty() ? name + " to " + host : name;
  }

  private static String query(Span span) {
    String first = (text(span, "db.query.text") + text(span, "db.statement")).strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    return TRANSACTION.contains(first) ? first : "query";
  }

  private static String text(Span span, String key) {
    return ReceivedSpans.text(span.getAttributesList(), key);
  }
}
