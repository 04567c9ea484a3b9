package io.muster.bot.sender;

import io.muster.bot.desired.DesiredCard;
import io.muster.bot.storm.StormDigest;
import io.muster.bot.talk.Saying;
import java.util.Optional;
import java.util.UUID;

/** One call to Teams that is due. */
sealed interface Task {

  /** A card is to be created; the row says already that it was begun. */
  record Create(DesiredCard card) implements Task {}

  /** A card that stands is to show what is known now. */
  record Update(DesiredCard card, String activityId) implements Task {}

  /** The card of a storm is to be created; its row says already that it was begun. */
  record CreateDigest(StormDigest digest) implements Task {}

  /** The card of a storm is to show what is known now. */
  record UpdateDigest(StormDigest digest, String activityId) implements Task {}

  /**
   * Something is to be said.
   *
   * @param attempts how often it was begun before
   * @param traceparent the trace in which it came up; empty where nobody outside began it
   */
  record Say(UUID id, Saying saying, Optional<String> thread, int attempts, Optional<String> traceparent) implements Task {}

  /** A personal chat is to be opened, for which something waits. */
  record OpenChat(String person) implements Task {}

  /** In few words, without data. */
  default String title() {
    return switch (this) {
      case Create create -> "create card";
      case Update update -> "update card";
      case CreateDigest create -> "create digest";
      case UpdateDigest update -> "update digest";
      case Say say -> "say";
      case OpenChat open -> "open chat";
    };
  }

  /** The incident's card that is drawn for it; empty where none is. */
  default Optional<DesiredCard> drawn() {
    return switch (this) {
      case Create create -> Optional.of(create.card());
      case Update update -> Optional.of(update.card());
      case CreateDigest create -> Optional.empty();
      case UpdateDigest update -> Optional.empty();
      case Say say -> Optional.empty();
      case OpenChat open -> Optional.empty();
    };
  }

  /** The trace that it belongs to. What stands for many incidents belongs to none of theirs. */
  default Optional<String> trace() {
    return this instanceof Say say ? say.traceparent() : drawn().flatMap(DesiredCard::traceparent);
  }
}
