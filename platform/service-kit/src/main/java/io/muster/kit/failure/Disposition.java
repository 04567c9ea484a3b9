package io.muster.kit.failure;

import java.time.Duration;
import java.util.Objects;

/** What whoever repeats things should do about a {@link Failure}. */
public sealed interface Disposition {
  /** The same again later may succeed. */
  Disposition RETRY = new Retry();

  /** The same again will fail again. */
  Disposition GIVE_UP = new GiveUp();

  /** The other side no longer wants anything of this kind from us. */
  Disposition DISABLE_TARGET = new DisableTarget();

  /** The same again, but not before {@code after} has passed. */
  static Disposition retryAfter(Duration after) {
    return new RetryAfter(after);
  }

  /** See {@link #RETRY}. */
  record Retry() implements Disposition {}

  /** See {@link #retryAfter}. */
  record RetryAfter(Duration after) implements Disposition {
    public RetryAfter {
      Objects.requireNonNull(after, "after");
      after = after.isNegative() ? Duration.ZERO : after;
    }
  }

  /** See {@link #GIVE_UP}. */
  record GiveUp() implements Disposition {}

  /** See {@link #DISABLE_TARGET}. */
  record DisableTarget() implements Disposition {}
}
