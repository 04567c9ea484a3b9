package io.muster.bot.conversation;

import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.ConversationId;
import java.util.Optional;

/**
 * A conversation as Teams told of it.
 *
 * @param serviceUrl where Teams reaches it; its origin is checked again before each call
 * @param registration the name of the bot in it
 * @param person directory object id of the one person of a personal chat
 * @param installed whether the app is there now
 */
public record Conversation(
    ConversationId id,
    BotState.Kind kind,
    String serviceUrl,
    String registration,
    Optional<String> botMri,
    Optional<String> team,
    Optional<String> teamName,
    Optional<String> name,
    Optional<String> person,
    Optional<String> personMri,
    boolean installed) {

  /** What sort of conversation an id stands for, where Teams does not tell. */
  public static BotState.Kind kindOf(String id) {
    if (id.contains("@thread.v2") || id.contains("@unq.gbl.spaces")) {
      return BotState.Kind.GROUP;
    }
    return id.startsWith("19:") ? BotState.Kind.CHANNEL : BotState.Kind.PERSONAL;
  }

  /** As others may know of it. */
  public BotState.Conversation state() {
    return new BotState.Conversation(id, kind, teamName, name, installed, registration);
  }
}
