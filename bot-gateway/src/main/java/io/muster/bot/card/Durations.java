package io.muster.bot.card;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, for texts in which Teams does not know the reader's zone. */
public final class Durations {
  private Durations() {}

  /** Such as {@code 6 min ago}; never in the future. */
  public static String ago(Instant moment, Instant now) {
    return lasting(moment, now) + " ago";
  }

  /** Such as {@code 6 min}. */
  public static String lasting(Instant from, Instant to) {
    return CardTime.lasting(Duration.between(from, to));
  }
}
