package io.muster.bench.arena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.bench.frame.FailedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.StreamSupport;

/** Cards as they were posted, with the buttons that can be pressed on them. Safe for several threads. */
public final class HeldCards implements TeamsSink.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Held> all = new ArrayList<>();

  /**
   * A card.
   *
   * @param number of its incident in the run
   * @param press the first button that acts, as it is sent: type, verb, data
   * @param more the data of the button that opens the details
   */
  public record Held(String conversation, String activity, long number, JsonNode press, JsonNode more) {}

  @Override
  public void taken(TeamsSink.Call call) {
    if (!call.method().equals("POST")) {
      return;
    }
    try {
      JsonNode card = JSON.readTree(call.body()).at("/attachments/0/content");
      List<JsonNode> nodes = new ArrayList<>();
      collect(card, nodes);
      Optional<JsonNode> press = nodes.stream().filter(node -> node.path("type").asText().equals("Action.Execute")).findFirst();
      Optional<JsonNode> more = nodes.stream().filter(node -> node.at("/data/offer").asText().equals("muster.more")).findFirst();
      if (press.isPresent() && more.isPresent()) {
        var sent = JSON.createObjectNode().put("type", "Action.Execute").put("verb", press.get().path("verb").asText());
        sent.set("data", press.get().path("data"));
        add(new Held(call.conversation(), call.activity(), numberOf(call.body()), sent, more.get().path("data")));
      }
    } catch (IOException e) {
      throw new FailedRun("A card could not be read: " + e.getMessage());
    }
  }

  private static long numberOf(String body) {
    Matcher incident = StormWatch.INCIDENT.matcher(body);
    if (!incident.find()) {
      throw new FailedRun("A card does not tell its incident.");
    }
    return Long.parseLong(incident.group(1));
  }

  private synchronized void add(Held card) {
    all.add(card);
  }

  /** Those that were posted by now. */
  public synchronized List<Held> all() {
    return List.copyOf(all);
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isObject() && node.has("type") && node.has("data")) {
      into.add(node);
    }
    StreamSupport.stream(node.spliterator(), false).filter(child -> child.isContainerNode()).forEach(child -> collect(child, into));
  }
}
