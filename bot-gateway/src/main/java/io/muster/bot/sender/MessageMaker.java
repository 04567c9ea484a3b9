package io.muster.bot.sender;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes what is to be sent, right before the call. Where that fails nothing was sent, and the failure says so: it must not count as a call without an answer. */
final class MessageMaker {
  private static final Logger LOG = Logger.getLogger(MessageMaker.class);

  private MessageMaker() {}

  /**
   * The message, while there is time to send it.
   *
   * @param read what it shows; where that fails (PostgreSQL, a key that is not there yet) it is tried again
   * @param drawn makes the message of it; where that fails it always will, and this revision is given up
   */
  static <C, M> M inTime(SendLease turn, Supplier<C> read, Function<C, M> drawn) {
    M message = draw(drawn, content(read));
    turn.requireTime();
    return message;
  }

  private static <C> C content(Supplier<C> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      LOG.warnf("What is to be sent cannot be read yet: %s", e.getMessage());
      throw new ConnectorFailure.Unavailable(Optional.empty(), "what is to be sent could not be read");
    }
  }

  private static <C, M> M draw(Function<C, M> drawn, C content) {
    try {
      return drawn.apply(content);
    } catch (RuntimeException e) {
      LOG.error("A message could not be made", e);
      throw new ConnectorFailure.Refused("not-drawn", "a message could not be made");
    }
  }
}
