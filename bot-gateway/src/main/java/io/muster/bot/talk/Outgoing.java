package io.muster.bot.talk;

import io.muster.contracts.incident.ConversationId;
import java.time.Duration;
import java.util.Optional;

/**
 * Something to say.
 *
 * @param thread the message at the head of the thread, in a channel
 * @param within after which it is no longer worth saying
 * @param once what was said under the same word before is not said again
 */
public record Outgoing(ConversationId conversation, Priority priority, Saying saying, Optional<String> thread, Duration within, String once) {

  /** What goes first when Teams takes only so much. Updates of cards that stand come after answers, new cards last. */
  public enum Priority {
    ANSWER(0),
    NOTICE(2);

    final int rank;

    Priority(int rank) {
      this.rank = rank;
    }

    /** The number in the database. */
    public int rank() {
      return rank;
    }
  }

  /** An answer to a person. */
  public static Outgoing answer(ConversationId conversation, Optional<String> thread, Saying saying, String once) {
    return new Outgoing(conversation, Priority.ANSWER, saying, thread, Duration.ofMinutes(15), once);
  }

  /** A short reply in a card's thread. */
  public static Outgoing notice(ConversationId conversation, String cardActivity, String text, String once) {
    return new Outgoing(conversation, Priority.NOTICE, new Saying.Line(text), Optional.of(cardActivity), Duration.ofMinutes(30), once);
  }
}
