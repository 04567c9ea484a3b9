package io.muster.bot.sender;

import io.muster.bot.conversation.ConversationRepository;
import io.muster.kit.database.Tx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long nothing is sent in a conversation after a call that failed. */
final class Pauses {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final ConversationRepository conversations;
  private final SenderConfig config;

  Pauses(ConversationRepository conversations, SenderConfig config) {
    this.conversations = conversations;
    this.config = config;
  }

  /**
   * The pause that Teams asked for, or else one that fits the failure.
   *
   * @param failures how many there were before, one after the other
   */
  Duration after(Tx tx, SendLease turn, int failures, ConnectorFailure failure) {
    Optional<Duration> asked = switch (failure) {
      case ConnectorFailure.Throttled f -> f.after;
      case ConnectorFailure.Unavailable f -> f.after;
      case ConnectorFailure.Refused f -> Optional.of(Duration.ZERO);
      case ConnectorFailure.MessageGone f -> Optional.of(Duration.ZERO);
      case ConnectorFailure.ConversationClosed f -> Optional.of(Duration.ZERO);
      case ConnectorFailure.Busy f -> Optional.empty();
      case ConnectorFailure.NotAuthorised f -> Optional.empty();
      case ConnectorFailure.OtherHost f -> otherHost(tx, turn);
      case ConnectorFailure.Ambiguous f -> Optional.empty();
      case ConnectorFailure.ForeignAddress f -> Optional.of(LONGEST);
    };
    return asked.orElseGet(() -> growing(failures));
  }

  private Duration growing(int failures) {
    Duration pause = config.firstPause().multipliedBy(1L << Math.min(failures, 10));
    Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 4 + 1));
  }

  /** A government tenant that was called on the public host: its own host is tried, when this cloud's list has one. */
  private Optional<Duration> otherHost(Tx tx, SendLease turn) {
    return conversations.toGovernmentHost(tx, turn.conversation().id()) ? Optional.of(Duration.ZERO) : Optional.empty();
  }
}
