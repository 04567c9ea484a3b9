package io.muster.sandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Stands where Muster's services stand: ready; reasons for who has a token, also why an incident whose id begins with QSTORM waits; an answer in words to each press. */
final class ServicesDouble {
  private static final String PASSES = "{\"summary\":\"\",\"decisions\":[{\"reason\":\"passes\",\"text\":\"It passes the mapping, so a card was started.\"}]}";
  private static final String WAITS = "{\"cards\":[{\"conversation\":\"19:elsewhere@thread.tacv2\",\"waits\":\"storm\"}]}";

  private final HttpServer server;

  ServicesDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", ServicesDouble::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean allowed = !path.startsWith("/api/why") || String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).startsWith("Bearer ey");
    String body =
        switch (path) {
          case "/api/why" -> String.valueOf(exchange.getRequestURI().getQuery()).contains("QSTORM") ? WAITS : PASSES;
          case "/api/messages" -> "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.activity.message\",\"value\":\"Link your account first.\"}";
          default -> "{}";
        };
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(allowed ? 200 : 401, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
