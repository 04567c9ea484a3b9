package io.muster.bot.sender;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After} in every form that is published or met: seconds, fractions, an HTTP date, an RFC 3339 time. */
public final class RetryAfter {
  /** Longer than this nobody waits: the conversation is tried again then. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private RetryAfter() {}

  /** How long to wait; empty when the header is absent or says nothing that can be understood. Never negative, never over 15 minutes. */
  public static Optional<Duration> read(Optional<String> header, Instant now) {
    return header.map(String::strip).flatMap(text -> seconds(text).or(() -> date(text, now))).map(RetryAfter::within);
  }

  private static Optional<Duration> seconds(String text) {
    if (!text.matches("-?\\d{1,12}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
  }

  private static Optional<Duration> date(String text, Instant now) {
    for (DateTimeFormatter form : new DateTimeFormatter[] {DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME}) {
      try {
        return Optional.of(Duration.between(now, ZonedDateTime.parse(text, form).toInstant()));
      } catch (DateTimeException otherForm) {
        // The next form may fit.
      }
    }
    return Optional.empty();
  }

  private static Duration within(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
