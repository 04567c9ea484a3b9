package io.muster.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What of an exchange is held against a contract. */
final class Judgement {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Judgement() {}

  /** A request that was refused as wrong may well be wrong: only the answer to it is judged then. */
  static boolean ofRequest(Exchange exchange) {
    return exchange.status() < 400 || exchange.status() == 429 || exchange.status() >= 500;
  }

  /** No vendor lists its outages. */
  static boolean mayBeUnlisted(int status) {
    return status == 0 || status >= 500;
  }

  /** A body as JSON; empty when there is none or it is something else. */
  static Optional<JsonNode> json(String body) {
    try {
      return body.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
