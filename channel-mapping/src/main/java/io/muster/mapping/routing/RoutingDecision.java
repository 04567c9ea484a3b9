package io.muster.mapping.routing;

import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.incident.ConversationId;
import java.util.List;

/**
 * What becomes of one subject in one conversation, and why. There is one per conversation, also when several mappings of it cover the subject.
 */
public sealed interface RoutingDecision {

  /** Where. */
  ConversationId conversation();

  /** The mapping that decided. */
  Rule rule();

  /** Why. */
  RoutingReason reason();

  /** A card starts. The card itself tells people, so there are no notices. */
  record Starts(ConversationId conversation, Rule rule, RoutingReason reason) implements RoutingDecision {}

  /**
   * A card that stands is kept true.
   *
   * @param notices what people are told besides
   */
  record Follows(ConversationId conversation, Rule rule, List<Notice> notices) implements RoutingDecision {
    @Override
    public RoutingReason reason() {
      return RoutingReason.FOLLOWS;
    }
  }

  /** A card that stands is no longer kept. */
  record Stops(ConversationId conversation, Rule rule, StopReason why) implements RoutingDecision {
    @Override
    public RoutingReason reason() {
      return switch (why) {
        case UNMAPPED -> RoutingReason.UNMAPPED;
        case MOVED_AWAY -> RoutingReason.MOVED_AWAY;
        case NO_LONGER_VISIBLE -> RoutingReason.NO_LONGER_VISIBLE;
      };
    }
  }

  /** Nothing is shown. */
  record Withheld(ConversationId conversation, Rule rule, RoutingReason reason) implements RoutingDecision {}

  /** Whether the conversation shows the subject after this. */
  default boolean shown() {
    return switch (this) {
      case Starts ignored -> true;
      case Follows ignored -> true;
      case Stops ignored -> false;
      case Withheld ignored -> false;
    };
  }
}
