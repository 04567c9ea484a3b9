package io.muster.sandbox.page.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Web;
import io.muster.sandbox.page.http.Refusal;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The surface of a stand-in from which its people are played, as the page asks it. What it refuses is a {@link Refusal} in its own words. */
public final class ControlSurface {
  private final Web web;
  private final String name;
  private final String address;

  /**
   * @param name what people call it, such as {@code Teams}
   * @param address without a slash at the end
   */
  public ControlSurface(Web web, String name, String address) {
    this.web = web;
    this.name = name;
    this.address = address;
  }

  /** Reads. */
  public JsonNode get(String path) {
    return send("GET", path, null);
  }

  /** Does something. */
  public JsonNode post(String path, JsonNode body) {
    return send("POST", path, body);
  }

  /** A part of a path or a query as it travels. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(String method, String path, JsonNode body) {
    Web.Answer answer;
    try {
      answer = web.send(method, address + path, body, Map.of());
    } catch (UncheckedIOException e) {
      throw away();
    }
    if (answer.status() / 100 == 2) {
      return answer.json();
    }
    String problem = answer.json().path("problem").asText(answer.json().path("error").asText("")).strip();
    if (answer.status() >= 500 || problem.isEmpty()) {
      throw answer.status() < 500 ? new Refusal(answer.status(), name + " does not know this.", "Load the page again.") : away();
    }
    throw new Refusal(answer.status(), sentence(problem), next(answer.status()));
  }

  private Refusal away() {
    return new Refusal(502, name + " does not answer.", "Wait a moment and try again; ./muster status says what runs.");
  }

  private static String next(int status) {
    return switch (status) {
      case 404 -> "It may be gone by now. Load the page again.";
      case 409 -> "Look at what is shown now, then decide again.";
      default -> "Change what you entered, then try again.";
    };
  }

  private static String sentence(String problem) {
    String text = Character.toUpperCase(problem.charAt(0)) + problem.substring(1);
    return text.matches(".*[.!?…]$") ? text : text + ".";
  }
}
