package io.muster.sandbox.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads what an exporter sends. */
final class ReceivedSpans {
  private ReceivedSpans() {}

  /** The spans that tell something: a call to a database or a server that belongs to nothing (a service looking for work) is left out. */
  static List<Span> of(ExportTraceServiceRequest request) {
    List<Span> spans = new ArrayList<>();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      String service = text(resource.getResource().getAttributesList(), "service.name").intern();
      resource.getScopeSpansList().forEach(scope -> scope.getSpansList().stream().filter(ReceivedSpans::tells).forEach(span -> spans.add(read(service, span))));
    }
    return spans;
  }

  private static Span read(String service, io.opentelemetry.proto.trace.v1.Span span) {
    boolean takes = span.getKind() == SpanKind.SPAN_KIND_SERVER || span.getKind() == SpanKind.SPAN_KIND_CONSUMER;
    return new Span(hex(span.getTraceId()), hex(span.getSpanId()), hex(span.getParentSpanId()), takes, SpanName.of(span).intern(), service, span.getStartTimeUnixNano(), span.getEndTimeUnixNano());
  }

  private static boolean tells(io.opentelemetry.proto.trace.v1.Span span) {
    return !(span.getParentSpanId().isEmpty() && span.getKind() == SpanKind.SPAN_KIND_CLIENT);
  }

  static String text(List<KeyValue> attributes, String key) {
    return attributes.stream().filter(one -> one.getKey().equals(key)).map(one -> one.getValue().getStringValue()).findFirst().orElse("");
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
