package io.muster.sandbox.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpanReceiverTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final SpanStore spans = new SpanStore();
  private final SpanReceiver receiver = new SpanReceiver(spans);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void a_span_is_kept_with_its_service_and_times_and_without_its_attributes() throws Exception {
    assertThat(post(request(span("POST /link/{token}", SpanKind.SPAN_KIND_SERVER, Optional.empty())).toByteArray())).isEqualTo(200);
    assertThat(spans.of(TRACE)).containsExactly(new Span(TRACE, "", "", true, "POST /link/{token}", "identity-linking", 5_000_000, 9_000_000));
    assertThat(spans.of(TRACE).toString()).doesNotContain("secret");
  }

  @Test
  void a_call_that_belongs_to_nothing_is_a_service_looking_for_work_and_is_left_out() throws Exception {
    post(request(span("SELECT", SpanKind.SPAN_KIND_CLIENT, Optional.empty())).toByteArray());
    assertThat(spans.of(TRACE)).isEmpty();
    post(request(span("SELECT", SpanKind.SPAN_KIND_CLIENT, Optional.of("00f067aa0ba902b7"))).toByteArray());
    assertThat(spans.of(TRACE)).hasSize(1);
  }

  @Test
  void a_statement_is_named_by_what_it_does_to_the_transaction_and_never_by_its_text() throws Exception {
    post(request(span("DB Query", SpanKind.SPAN_KIND_INTERNAL, Optional.empty()).addAttributes(attribute("db.query.text", "COMMIT"))).toByteArray());
    post(request(span("DB Query", SpanKind.SPAN_KIND_INTERNAL, Optional.empty()).addAttributes(attribute("db.query.text", "lock table secret"))).toByteArray());
    post(request(span("PUT", SpanKind.SPAN_KIND_CLIENT, Optional.of("00f067aa0ba902b7")).addAttributes(attribute("server.address", "api.pagerduty.com"))).toByteArray());
    assertThat(spans.of(TRACE)).extracting(Span::name).containsExactly("COMMIT", "query", "PUT to api.pagerduty.com");
  }

  @Test
  void what_is_no_protobuf_is_refused_so_that_it_is_not_sent_again() throws Exception {
    assertThat(post("not protobuf".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEqualTo(400);
  }

  @Test
  void more_than_four_megabytes_are_refused() throws Exception {
    assertThat(post(new byte[4 * 1024 * 1024 + 1])).isEqualTo(413);
  }

  @Test
  void the_oldest_spans_go_and_their_traces_with_them() {
    SpanStore small = new SpanStore(2);
    small.add(new Span("a", "1", "", false, "1", "s", 0, 1));
    small.add(new Span("b", "2", "", false, "2", "s", 0, 1));
    small.add(new Span("b", "3", "", false, "3", "s", 0, 1));
    assertThat(small.of("a")).isEmpty();
    assertThat(small.of("b")).extracting(Span::name).containsExactly("2", "3");
  }

  private static io.opentelemetry.proto.trace.v1.Span.Builder span(String name, SpanKind kind, Optional<String> parent) {
    var span =
        io.opentelemetry.proto.trace.v1.Span.newBuilder()
            .setTraceId(bytes(TRACE))
            .setName(name)
            .setKind(kind)
            .setStartTimeUnixNano(5_000_000)
            .setEndTimeUnixNano(9_000_000)
            .addAttributes(attribute("url.path", "/link/secret"));
    parent.ifPresent(id -> span.setParentSpanId(bytes(id)));
    return span;
  }

  private static ExportTraceServiceRequest request(io.opentelemetry.proto.trace.v1.Span.Builder span) {
    var request = ExportTraceServiceRequest.newBuilder();
    var resource = request.addResourceSpansBuilder();
    resource.getResourceBuilder().addAttributes(attribute("service.name", "identity-linking"));
    resource.addScopeSpansBuilder().addSpans(span);
    return request.build();
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value)).build();
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private int post(byte[] body) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.address() + "/v1/traces")).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
