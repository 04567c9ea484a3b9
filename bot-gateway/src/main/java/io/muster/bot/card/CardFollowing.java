package io.muster.bot.card;

/** Whether a card follows its incident, and if not, why. */
public enum CardFollowing {
  /** It follows every change. */
  KEPT,
  /** The conversation no longer shows this service. */
  UNMAPPED,
  /** The incident went to a service that the conversation does not show. */
  MOVED_AWAY,
  /** Not everybody in the conversation may see it: the card tells nothing any more. */
  NO_LONGER_VISIBLE
}
