package io.muster.bench.arena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bench.load.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/** What people do with cards, as Teams sends it. Each has an activity id of its own and the same token, as Teams' own tokens serve for many. */
public final class Invokes {
  private final Activities activities;
  private final BotToken token;
  private final List<String> people;

  /**
   * @param people directory ids of those who act, in turn
   */
  Invokes(Activities activities, BotToken token, List<String> people) {
    this.activities = activities;
    this.token = token;
    this.people = people;
  }

  /** The details of a card are opened: nothing changes, everything is proven, and the card is drawn anew. */
  public Requests details(LongFunction<HeldCards.Held> cards) {
    return (number, into) -> {
      HeldCards.Held card = cards.apply(number);
      ObjectNode activity = invoke("task/fetch", card, number);
      activity.putObject("value").put("type", "task/fetch").set("data", card.more());
      write(activity, into);
    };
  }

  /** A card's first button is pressed. */
  public Requests presses(LongFunction<HeldCards.Held> cards) {
    return (number, into) -> {
      HeldCards.Held card = cards.apply(number);
      ObjectNode activity = invoke("adaptiveCard/action", card, number);
      JsonNode action = card.press();
      activity.putObject("value").put("trigger", "manual").set("action", action);
      write(activity, into);
    };
  }

  private ObjectNode invoke(String name, HeldCards.Held card, long number) {
    return activities.invoked(card.conversation(), card.activity(), people.get((int) (number % people.size())), "Person " + number % people.size(), name).put("id", "f:" + UUID.randomUUID());
  }

  private void write(ObjectNode activity, ByteBuffer into) {
    byte[] body = activity.toString().getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token.now() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    into.put(head.getBytes(StandardCharsets.US_ASCII)).put(body);
  }
}
