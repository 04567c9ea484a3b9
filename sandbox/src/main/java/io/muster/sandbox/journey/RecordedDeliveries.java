package io.muster.sandbox.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import io.muster.sandbox.world.Teams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Real deliveries that PagerDuty once sent, byte for byte with their secret and signature, where they stand beside the checkout. */
public final class RecordedDeliveries {
  private final Console console;
  private final Path vectors;
  private final Machine machine;
  private final Town town;
  private final Map<String, JsonNode> senders = new LinkedHashMap<>();

  /** Deliveries for a machine on which the town is set up. */
  public RecordedDeliveries(Console console, Installation installation, Machine machine, Town town) {
    this.console = console;
    this.vectors = installation.contracts().resolve("pagerduty/signature-vectors.json");
    this.machine = machine;
    this.town = town;
  }

  /** Posts them all; those that are to be accepted are 202, the tampered one is refused, and the recorded incident has its card in the end. */
  public void post() {
    if (Files.notExists(vectors)) {
      console.heading("Recorded deliveries: left out, the published contracts do not stand beside the checkout");
      return;
    }
    console.heading("Recorded deliveries of PagerDuty, byte for byte");
    town.connectAccount("aldaviva");
    town.mapService("aldaviva", "PNE3JZM", "Webhook Tester");
    for (JsonNode vector : read().path("vectors")) {
      deliver(vector);
    }
    Teams.Message card = town.cardSays("\"Test\"", "RESOLVED");
    CardText.framed(card.card()).forEach(line -> console.line("  " + line));
  }

  private void deliver(JsonNode vector) {
    String name = vector.path("name").asText();
    boolean accepted = vector.path("expect").asText().equals("accept");
    JsonNode sender = senders.computeIfAbsent(vector.path("secret").asText(), secret -> town.sender(name.startsWith("recorded") ? "aldaviva" : "acme", Optional.of(secret)));
    Web.Answer answer =
        Await.appears("sender that is ready", java.time.Duration.ofSeconds(10), () -> Optional.of(send(vector, sender)).filter(got -> got.status() != 503 && got.status() != 404));
    if (answer.status() != (accepted ? 202 : 403)) {
      throw new JourneyFailure("The recorded delivery " + name + " was answered " + answer.status() + ": " + answer.text());
    }
    String reason = accepted ? "" : " · " + answer.json().path("detail").asText(answer.json().path("title").asText());
    console.line("  ✓ %-48s %d%s".formatted(accepted ? name : "refused " + name, answer.status(), reason));
  }

  private Web.Answer send(JsonNode vector, JsonNode sender) {
    return machine
        .web()
        .post(
            town.publicUrl(sender),
            vector.path("body").asText().getBytes(StandardCharsets.UTF_8),
            Map.of(
                "Content-Type", "application/json",
                "User-Agent", "PagerDuty-Webhook/V3.0",
                "X-Webhook-Id", vector.path("name").asText(),
                "X-PagerDuty-Signature", vector.path("header_X_PagerDuty_Signature").asText()));
  }

  private JsonNode read() {
    try {
      return new ObjectMapper().readTree(vectors.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
