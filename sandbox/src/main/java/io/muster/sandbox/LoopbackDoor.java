package io.muster.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A plain HTTP address on loopback for servers of this machine: for a person's own browser, which does not know the certificates of this machine, and for the
 * end of a tunnel, which knows one address only. Passes everything on as it is; where a server leads to its own address, the caller is led here.
 */
final class LoopbackDoor implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION = Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "keep-alive");

  private final Map<String, String> targets;
  private final HttpClient client;
  private final HttpServer server;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param targets the servers' addresses, without a slash at the end, by the beginning of the paths that are theirs
   * @param client trusts the servers' certificates and follows no redirect
   */
  LoopbackDoor(int port, Map<String, String> targets, HttpClient client) {
    this.targets = Map.copyOf(targets);
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
      String path = exchange.getRequestURI().getPath();
      Optional<String> target = targets.entrySet().stream().filter(entry -> path.startsWith(entry.getKey())).map(Map.Entry::getValue).findFirst();
      if (target.isPresent()) {
        pass(exchange, target.get());
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void pass(HttpExchange exchange, String target) throws IOException {
    try {
      HttpResponse<byte[]> answer = client.send(request(exchange, target), HttpResponse.BodyHandlers.ofByteArray());
      answer.headers().map().forEach((name, values) -> copy(exchange, target, name, values));
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (ConnectException e) {
      exchange.sendResponseHeaders(502, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange, String target) throws IOException {
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

  private void copy(HttpExchange exchange, String target, String name, List<String> values) {
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
