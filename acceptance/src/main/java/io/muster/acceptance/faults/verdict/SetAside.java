package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import io.muster.sandbox.Installation;
import io.muster.sandbox.journey.Town;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Muster could not take: deliveries in quarantine, and dead letters. */
final class SetAside {
  private final Town town;

  SetAside(Town town) {
    this.town = town;
  }

  /** Deliveries that cannot be understood and are not kept. */
  List<Finding> missing(Set<String> poison) {
    Set<String> kept = new HashSet<>();
    for (JsonNode entry : town.api("webhook-ingest", "GET", "/api/quarantine?most=1000", null)) {
      JsonNode whole = town.api("webhook-ingest", "GET", "/api/quarantine/" + entry.path("deliveryId").asText(), null);
      whole.path("headers").properties().stream()
          .filter(header -> header.getKey().equalsIgnoreCase("X-Webhook-Id"))
          .forEach(header -> header.getValue().forEach(value -> kept.add(value.asText())));
    }
    return poison.stream().filter(webhook -> !kept.contains(webhook)).sorted().map(webhook -> new Finding(Kind.NOT_SET_ASIDE, webhook + " was taken and is not in quarantine")).toList();
  }

  /** Dead letters of all services since a moment. */
  List<Finding> deadLetters(Instant since) {
    List<Finding> found = new ArrayList<>();
    for (String service : Installation.SERVICES) {
      for (JsonNode letter : town.api(service, "GET", "/api/dead-letters?most=1000", null)) {
        if (Instant.parse(letter.path("keptAt").asText()).isAfter(since)) {
          found.add(new Finding(Kind.DEAD_LETTER, service + ": " + letter.path("consumer").asText() + " " + letter.path("reason").asText() + " " + letter.path("detail").asText()));
        }
      }
    }
    return found;
  }
}
