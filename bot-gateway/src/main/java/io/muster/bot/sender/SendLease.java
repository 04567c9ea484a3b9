package io.muster.bot.sender;

import io.muster.bot.card.CardContent;
import io.muster.bot.conversation.Conversation;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The right to make one call in a conversation.
 *
 * @param lease told back at the end; another one means that this replica was too slow
 * @param content what the card that is drawn for the task shows, as it was when the turn was taken; empty where none is drawn
 * @param latest when the call must have begun, in monotonic nanoseconds: later the turn may belong to another replica before the call has ended
 */
record SendLease(UUID lease, Conversation conversation, Task task, Optional<Supplier<CardContent>> content, long latest) {

  /** A replica that was held up in between must not call. */
  void requireTime() {
    if (System.nanoTime() - latest > 0) {
      throw new ConnectorFailure.Unavailable(Optional.of(Duration.ZERO), "the turn had passed before the call");
    }
  }
}
