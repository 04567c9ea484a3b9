package io.muster.sandbox.trace;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * Takes spans in as OTLP/HTTP has it (protobuf, {@code POST /v1/traces}), on 127.0.0.1 only. A request that cannot be read is answered 400, which an exporter
 * does not repeat.
 */
public final class SpanReceiver implements AutoCloseable {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final byte[] TAKEN = ExportTraceServiceResponse.getDefaultInstance().toByteArray();

  private final HttpServer server;
  private final SpanStore spans;

  /** Begins to listen on a free port. */
  public SpanReceiver(SpanStore spans) {
    this.spans = spans;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Where spans are sent to, without a path. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
      int status = status(exchange, body);
      byte[] answer = status == 200 ? TAKEN : new byte[0];
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private int status(HttpExchange exchange, byte[] body) {
    if (!exchange.getRequestMethod().equals("POST")) {
      return 405;
    }
    if (body.length > LARGEST) {
      return 413;
    }
    try {
      ReceivedSpans.of(ExportTraceServiceRequest.parseFrom(body)).forEach(spans::add);
      return 200;
    } catch (InvalidProtocolBufferException e) {
      return 400;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
