package io.muster.sandbox.page.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Web;
import io.muster.sandbox.page.http.Refusal;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The services' operator APIs, read as an administrator. */
public final class OperatorApi {
  private static final int UNAUTHORISED = 401;

  private final Web web;
  private final Map<String, String> services;
  private final Supplier<String> tokens;
  private volatile String token = "";

  /**
   * @param services base address by the service's name
   * @param tokens gets a new token
   */
  public OperatorApi(Web web, Map<String, String> services, Supplier<String> tokens) {
    this.web = web;
    this.services = services;
    this.tokens = tokens;
  }

  /** What a service answers; a {@link Refusal} where it does not. */
  public JsonNode get(String service, String path) {
    try {
      Web.Answer answer = send(service, path);
      if (answer.status() == UNAUTHORISED) {
        token = tokens.get();
        answer = send(service, path);
      }
      if (answer.status() / 100 == 2) {
        return answer.json();
      }
      throw new Refusal(502, service + " answered " + answer.status() + ".", "See ./muster logs " + service + ".");
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new Refusal(502, service + " does not answer.", "Wait a moment and try again; ./muster status says what runs.");
    }
  }

  /** As {@link #get}; empty where the service does not answer, so that what else is known can be shown. */
  public Optional<JsonNode> ask(String service, String path) {
    try {
      return Optional.of(get(service, path));
    } catch (Refusal silent) {
      return Optional.empty();
    }
  }

  private Web.Answer send(String service, String path) {
    if (token.isEmpty()) {
      token = tokens.get();
    }
    return web.send("GET", services.get(service) + path, null, Map.of("Authorization", "Bearer " + token));
  }
}
