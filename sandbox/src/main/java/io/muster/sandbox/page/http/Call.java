package io.muster.sandbox.page.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One call of the page's API. */
public final class Call {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_BODY = 256 * 1024;

  private final HttpExchange exchange;
  private final Map<String, String> path;
  private final Map<String, String> query;

  Call(HttpExchange exchange, Map<String, String> path) {
    this.exchange = exchange;
    this.path = Map.copyOf(path);
    this.query = parameters(exchange.getRequestURI().getRawQuery());
  }

  /** A part of the path that the route names in braces. */
  public String path(String name) {
    return path.get(name);
  }

  /** A parameter of the query; empty where it is absent or blank. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(text -> !text.isBlank());
  }

  /** The body, a JSON object; an absent one is empty. Anything else is refused. */
  public ObjectNode body() {
    byte[] bytes = bytes();
    if (bytes.length == 0) {
      return JSON.createObjectNode();
    }
    if (!String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")).startsWith("application/json")) {
      throw new Refusal(415, "The page's server takes JSON only.", "Send it with Content-Type: application/json.");
    }
    try {
      JsonNode body = JSON.readTree(bytes);
      if (body instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // refused below, in the same words as JSON of another kind
    }
    throw new Refusal(400, "The body is no JSON object.", "Send an object, such as {}.");
  }

  HttpExchange exchange() {
    return exchange;
  }

  private byte[] bytes() {
    try {
      byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (bytes.length > LARGEST_BODY) {
        throw new Refusal(413, "The body is larger than 256 kB.", "Send less.");
      }
      return bytes;
    } catch (IOException e) {
      throw new Refusal(400, "The body ended before it was complete.", "Send it again.");
    }
  }

  private static Map<String, String> parameters(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        query.put(decoded(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "The address is not encoded as addresses are.", "Encode it with encodeURIComponent.");
    }
  }
}
