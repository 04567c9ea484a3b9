package io.muster.bot.sender;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Activities as the connector takes them. */
final class CardMessage {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CardMessage() {}

  /** A message that is a card; the summary is what notifications show. */
  static ObjectNode of(ObjectNode card, String summary) {
    return with(JSON.objectNode().put("type", "message").put("summary", summary), card);
  }

  /** The message with a card below its words. */
  static ObjectNode with(ObjectNode message, ObjectNode card) {
    message.putArray("attachments").addObject().put("contentType", "application/vnd.microsoft.card.adaptive").set("content", card);
    return message;
  }

  /** A message of words, in Teams' Markdown. */
  static ObjectNode line(String text) {
    return JSON.objectNode().put("type", "message").put("textFormat", "markdown").put("text", text);
  }

  /** The message with the id of the one that it replaces. */
  static ObjectNode replacing(ObjectNode message, Optional<String> activityId) {
    activityId.ifPresent(id -> message.put("id", id));
    return message;
  }
}
