package io.muster.sandbox.up;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as people say it. */
final class Ages {
  private Ages() {}

  /** Such as {@code 3 min}, from then to now. */
  static String of(Instant then) {
    return of(Duration.between(then, Instant.now()));
  }

  /** Such as {@code 40 s}, {@code 3 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
  static String of(Duration age) {
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    if (age.toDays() < 1) {
      return age.toHours() + " h " + age.toMinutesPart() + " min";
    }
    return age.toDays() + " d " + age.toHoursPart() + " h";
  }
}
