package io.muster.sandbox.page.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** Writes whole answers. */
final class Reply {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reply() {}

  static void json(HttpExchange exchange, int status, Object answer) throws IOException {
    write(exchange, status, "application/json", JSON.writeValueAsBytes(answer));
  }

  static void refused(HttpExchange exchange, Refusal refusal) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    json(exchange, refusal.status(), Map.of("problem", refusal.getMessage(), "next", refusal.next()));
  }

  static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
