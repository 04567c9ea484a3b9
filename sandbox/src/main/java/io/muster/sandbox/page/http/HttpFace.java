package io.muster.sandbox.page.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page over HTTP, on the loopback address: its files and its API. */
public final class HttpFace implements AutoCloseable {
  private static final String API = "/api/";
  private static final byte[] NOT_BUILT =
      "<!doctype html><html lang=\"en\"><title>Muster</title><h1>The page is not built.</h1><p>Run ./muster build, then start again.</p></html>".getBytes(StandardCharsets.UTF_8);

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                  + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Gate gate;
  private final PageFiles files;
  private final Api api;

  /**
   * Starts to answer.
   *
   * @param port on 127.0.0.1; 0 for a free one
   * @param folder of the page's files on the class path
   * @throws UncheckedIOException when the port is taken
   */
  public HttpFace(int port, String folder, List<Route> routes) {
    this.files = new PageFiles(folder);
    this.api = new Api(routes);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be had", e);
    }
    gate = new Gate(server.getAddress().getPort());
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      ALWAYS.forEach(exchange.getResponseHeaders()::set);
      try {
        gate.check(exchange.getRequestMethod(), exchange.getRequestHeaders());
        String path = exchange.getRequestURI().getRawPath();
        if (path.startsWith(API)) {
          api.serve(exchange, path);
        } else {
          file(exchange, path);
        }
      } catch (Refusal refusal) {
        Reply.refused(exchange, refusal);
      }
    }
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      throw new Refusal(405, "Files of the page are read only.", "Use GET.");
    }
    Optional<PageFiles.PageFile> file = files.at(path);
    if (file.isEmpty() && path.equals("/")) {
      Reply.write(exchange, 503, "text/html; charset=utf-8", NOT_BUILT);
      return;
    }
    PageFiles.PageFile found = file.orElseThrow(() -> new Refusal(404, "The page has no such file.", "Open / instead."));
    exchange.getResponseHeaders().set("Cache-Control", found.lasting() ? "public, max-age=31536000, immutable" : "no-cache");
    Reply.write(exchange, 200, found.type(), found.content());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
