package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A plain HTTP address on loopback for a server of this machine that speaks TLS with a certificate which a person's own browser does not know. Passes
 * everything on as it is; where the server leads to its own address, the browser is led here.
 */
final class LoopbackDoor implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION = Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "keep-alive");

  private final String target;
  private final HttpClient client;
  private final HttpServer server;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param target the server's address, without a slash at the end
   * @param client trusts the server's certificate and follows no redirect
   */
  LoopbackDoor(int port, String target, HttpClient client) {
    this.target = target;
    this.client = client;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("no server could be opened on port " + port, e);
    }
    server.createContext("/", this::pass);
    server.setExecutor(work);
    server.start();
  }

  /** Where a browser opens it. */
  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
      answer.headers().map().forEach((name, values) -> copy(exchange, name, values));
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI())).timeout(Duration.ofSeconds(30));
    exchange.getRequestHeaders().forEach((name, values) -> {
      if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value.replace(address(), target)));
      }
    });
    byte[] body = exchange.getRequestBody().readAllBytes();
    var publisher = body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
    return request.method(exchange.getRequestMethod(), publisher).build();
  }

  private void copy(HttpExchange exchange, String name, List<String> values) {
    if (!name.startsWith(":") && !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> exchange.getResponseHeaders().add(name, value.replace(target, address())));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    work.shutdownNow();
  }
}
