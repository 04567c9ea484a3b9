package io.muster.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Web;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The surface of a stand-in from which its people are played. */
final class Control {
  private final Web web;
  private final String address;

  Control(Web web, String address) {
    this.web = web;
    this.address = address;
  }

  JsonNode post(String path, Map<String, ?> body) {
    return web.send("POST", address + path, body, Map.of()).expected("POST " + path).json();
  }

  JsonNode get(String path) {
    return web.send("GET", address + path, null, Map.of()).expected("GET " + path).json();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
