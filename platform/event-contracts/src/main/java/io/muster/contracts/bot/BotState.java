package io.muster.contracts.bot;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.util.Optional;

/**
 * What is so now in bot-gateway; keyed and compacted.
 */
public sealed interface BotState extends Message {

  /**
   * A conversation in which the bot is (or was). Keyed by the conversation.
   *
   * @param name what people call it, if Teams told
   * @param installed whether the app is there now
   */
  @WireName("conversation.v1")
  record Conversation(ConversationId conversation, Kind kind, Optional<String> teamName, Optional<String> name, boolean installed, String botRegistration) implements BotState {
    public Conversation {
      teamName = teamName == null ? Optional.empty() : teamName;
      name = name == null ? Optional.empty() : name;
    }
  }

  /** What sort of conversation. */
  enum Kind {
    PERSONAL,
    GROUP,
    CHANNEL
  }
}
