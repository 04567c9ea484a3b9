package io.muster.sandbox.page.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.sandbox.Web;
import io.muster.sandbox.page.http.Refusal;
import java.io.UncheckedIOException;
import java.util.Map;

/** PagerDuty's REST API, read with a key that may only read. */
public final class PagerDutyReading {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Web web;
  private final ControlSurface control;
  private final String api;
  private final String subdomain;
  private volatile String key = "";

  /**
   * @param control where the account's owner makes the key
   * @param api base address of the REST API
   */
  public PagerDutyReading(Web web, ControlSurface control, String api, String subdomain) {
    this.web = web;
    this.control = control;
    this.api = api;
    this.subdomain = subdomain;
  }

  /** What PagerDuty answers; a {@link Refusal} where it refuses or is away. */
  public JsonNode get(String path) {
    try {
      Web.Answer answer = send(path);
      if (answer.status() == 401) {
        key = "";
        answer = send(path);
      }
      return answered(answer);
    } catch (UncheckedIOException e) {
      throw new Refusal(502, "PagerDuty does not answer.", "Wait a moment and try again; ./muster status says what runs.");
    }
  }

  private static JsonNode answered(Web.Answer answer) {
    if (answer.status() / 100 == 2) {
      return answer.json();
    }
    throw switch (answer.status()) {
      case 404 -> new Refusal(404, "PagerDuty has no such incident.", "Choose one from the list.");
      case 429 -> new Refusal(503, "PagerDuty's limit of 960 requests in a minute is reached.", "It goes on by itself within a minute.");
      default -> new Refusal(502, "PagerDuty answered " + answer.status() + ".", "Try again in a moment.");
    };
  }

  private Web.Answer send(String path) {
    return web.send("GET", api + path, null, Map.of("Authorization", "Token token=" + key(), "Accept", "application/vnd.pagerduty+json;version=2"));
  }

  private String key() {
    if (key.isEmpty()) {
      ObjectNode wanted = JSON.createObjectNode().put("read_only", true);
      key = control.post("/accounts/" + ControlSurface.encoded(subdomain) + "/api-keys", wanted).path("key").asText();
    }
    return key;
  }
}
