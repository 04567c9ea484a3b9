package io.muster.bot.sender;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * What Teams' connector answered instead of doing it.
 *
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages">Status codes from
 *     bot conversational APIs</a>
 */
public abstract sealed class ConnectorFailure extends Failure {

  ConnectorFailure(String reason, Disposition disposition, String message) {
    super(reason, disposition, message);
  }

  /** 429: too many. Nothing was done. */
  public static final class Throttled extends ConnectorFailure {
    final transient Optional<Duration> after;

    Throttled(Optional<Duration> after) {
      super("throttled", after.map(Disposition::retryAfter).orElse(Disposition.RETRY), "Teams takes no more for now");
      this.after = after;
    }
  }

  /** 412: something else is being done in this conversation. Nothing was done. */
  public static final class Busy extends ConnectorFailure {
    Busy() {
      super("conversation-busy", Disposition.RETRY, "something else is being done in this conversation");
    }
  }

  /** 502, 503, 504, or no connection: published as to be tried again. */
  public static final class Unavailable extends ConnectorFailure {
    final transient Optional<Duration> after;

    Unavailable(Optional<Duration> after, String message) {
      super("teams-unavailable", after.map(Disposition::retryAfter).orElse(Disposition.RETRY), message);
      this.after = after;
    }
  }

  /** No answer, 408, 500, or an answer that says nothing: it may have been done. */
  public static final class Ambiguous extends ConnectorFailure {
    Ambiguous(String message) {
      super("ambiguous", Disposition.RETRY, message);
    }
  }

  /** 401, or no token: nothing can be sent until an operator mends it. */
  public static final class NotAuthorised extends ConnectorFailure {
    NotAuthorised(String message) {
      super("bot-not-authorised", Disposition.RETRY, message);
    }
  }

  /** 404: the message is no longer there. */
  public static final class MessageGone extends ConnectorFailure {
    MessageGone() {
      super("message-gone", Disposition.GIVE_UP, "the message is no longer there");
    }
  }

  /** The conversation takes nothing from this bot: not installed, blocked, disabled, or gone. */
  public static final class ConversationClosed extends ConnectorFailure {
    final boolean uninstalled;

    ConversationClosed(String reason, boolean uninstalled) {
      super(reason, Disposition.DISABLE_TARGET, "the conversation takes nothing from this bot");
      this.uninstalled = uninstalled;
    }
  }

  /** The conversation is reached over another host of this cloud. */
  public static final class OtherHost extends ConnectorFailure {
    OtherHost() {
      super("other-host", Disposition.RETRY, "the conversation is reached over another host of this cloud");
    }
  }

  /** Teams will never take this: too large, or malformed. */
  public static final class Refused extends ConnectorFailure {
    Refused(String reason, String message) {
      super(reason, Disposition.GIVE_UP, message);
    }
  }

  /** The stored address is none to which tokens may go. */
  public static final class ForeignAddress extends ConnectorFailure {
    ForeignAddress() {
      super("foreign-service-url", Disposition.DISABLE_TARGET, "the stored address is none of this cloud's connectors");
    }
  }
}
