package io.muster.bot.sender;

import io.muster.bot.conversation.Conversation;
import io.muster.kit.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The right to make one call in a conversation.
 *
 * @param lease told back at the end; another one means that this replica was too slow
 * @param latest when the call must have begun, in monotonic nanoseconds: later the turn may belong to another replica before the call has ended
 */
record SendLease(UUID lease, Conversation conversation, Task task, long latest) {

  /** A replica that was held up in between must not call. */
  void requireTime() {
    if (System.nanoTime() - latest > 0) {
      throw new ConnectorFailure.Unavailable(Optional.of(Duration.ZERO), "the turn had passed before the call");
    }
  }

  /** What is to be sent. Where it cannot be made nothing was sent, and that is what the failure says. */
  <T> T prepared(Supplier<T> message) {
    try {
      T made = message.get();
      requireTime();
      return made;
    } catch (ConnectorFailure tooLate) {
      throw tooLate;
    } catch (DatabaseUnavailable e) {
      throw new ConnectorFailure.Unavailable(Optional.empty(), "PostgreSQL did not tell what to send");
    } catch (RuntimeException e) {
      Logger.getLogger(SendLease.class).error("A message could not be made", e);
      throw new ConnectorFailure.Refused("not-drawn", "a message could not be made");
    }
  }
}
