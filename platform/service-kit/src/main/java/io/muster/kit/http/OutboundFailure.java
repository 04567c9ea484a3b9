package io.muster.kit.http;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** A call to another machine that brought no answer at all. An answer of any status is none of these. */
public abstract sealed class OutboundFailure extends Failure {
  private OutboundFailure(String reason, Disposition disposition, String message, Throwable cause) {
    super(reason, disposition, message, cause);
  }

  /** No connection, or it broke. Whether the other side did anything is not known once the request was on its way. */
  public static final class Unreachable extends OutboundFailure {
    Unreachable(String target, Throwable cause) {
      super("unreachable", Disposition.RETRY, target + " cannot be reached", cause);
    }
  }

  /** No whole answer in time. Whether the other side did anything is not known. */
  public static final class TooSlow extends OutboundFailure {
    TooSlow(String target, Throwable cause) {
      super("too-slow", Disposition.RETRY, target + " did not answer in time", cause);
    }
  }

  /** The answer is longer than {@code muster.outbound.max-answer-bytes}. */
  public static final class AnswerTooLarge extends OutboundFailure {
    AnswerTooLarge(String target, Throwable cause) {
      super("answer-too-large", Disposition.GIVE_UP, target + " answered with too much", cause);
    }
  }
}
