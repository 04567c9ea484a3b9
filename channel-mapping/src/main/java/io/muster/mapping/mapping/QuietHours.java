package io.muster.mapping.mapping;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a mapping's conversation is not to be disturbed: cards are kept true, and no reply is posted under them. They may go over midnight, and follow
 * their zone's summer time.
 *
 * @param from the first moment that is quiet
 * @param to the first that is not
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours that begin when they end are none");
    }
  }

  /** Whether this moment is quiet. */
  public boolean cover(Instant moment) {
    LocalTime there = moment.atZone(zone).toLocalTime();
    boolean begun = !there.isBefore(from);
    boolean over = !there.isBefore(to);
    return from.isBefore(to) ? begun && !over : begun || !over;
  }
}
