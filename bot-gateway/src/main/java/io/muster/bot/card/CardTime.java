package io.muster.bot.card;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments in the reader's own zone (Teams expands them) and durations in words. */
final class CardTime {
  private CardTime() {}

  /** A time of day, or day and time when it is not of the last 20 hours. */
  static String at(Instant moment, Instant now) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    boolean recent = Duration.between(second, now).abs().compareTo(Duration.ofHours(20)) < 0;
    return recent ? "{{TIME(" + second + ")}}" : "{{DATE(" + second + ",SHORT)}} {{TIME(" + second + ")}}";
  }

  /** Such as {@code 6 min}, {@code 1 h 20 min}, {@code 3 days}; never negative. */
  static String lasting(Duration duration) {
    long minutes = Math.max(0, duration.toMinutes());
    if (minutes < 1) {
      return "less than a minute";
    }
    if (minutes < 60) {
      return minutes + " min";
    }
    if (minutes < 48 * 60) {
      return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
    return minutes / (24 * 60) + " days";
  }

  /** {@code after 6 min}. */
  static String after(Instant from, Instant to) {
    return "after " + lasting(Duration.between(from, to));
  }
}
