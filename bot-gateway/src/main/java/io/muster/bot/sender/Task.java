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
   */
  record Say(UUID id, Saying saying, Optional<String> thread, int attempts) implements Task {}

  /** A personal chat is to be opened, for which something waits. */
  record OpenChat(String person) implements Task {}
}
