package io.muster.bot.sender;

import java.util.ArrayList;
import java.util.List;

/**
 * The sends into one conversation that still count against Teams' limits: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1800 in 3600 s. Times are
 * milliseconds of the database's clock.
 *
 * <p>The newest 60 are kept one by one; for the hour they are counted by the minute, so that hour's limit errs by at most one minute to
 * the safe side.
 *
 * @param recent newest last, at most 60
 * @param hour sends per minute, oldest first
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit">Teams: rate limiting for bots</a>
 */
public record SendWindow(List<Long> recent, List<Minute> hour) {
  private static final int KEPT = 60;
  private static final int PER_HOUR = 1800;
  private static final long MINUTE = 60_000;

  /** One of Teams' limits: so many sends in so many milliseconds. */
  private record Limit(int sends, long millis) {}

  private static final List<Limit> LIMITS = List.of(new Limit(7, 1_000), new Limit(8, 2_000), new Limit(60, 30_000));

  /** How many sends began in a minute. */
  public record Minute(long minute, int sends) {}

  public static final SendWindow EMPTY = new SendWindow(List.of(), List.of());

  public SendWindow {
    recent = List.copyOf(recent);
    hour = List.copyOf(hour);
  }

  /** The first moment, not before {@code now}, at which Teams takes one more. */
  public long earliest(long now) {
    long at = now;
    for (Limit limit : LIMITS) {
      if (recent.size() >= limit.sends()) {
        at = Math.max(at, recent.get(recent.size() - limit.sends()) + limit.millis() + 1);
      }
    }
    return Math.max(at, afterHour(now));
  }

  /** With one more send at this moment. */
  public SendWindow plus(long at) {
    var sends = new ArrayList<>(recent);
    sends.add(at);
    while (sends.size() > KEPT) {
      sends.removeFirst();
    }
    var minutes = new ArrayList<Minute>();
    hour.stream().filter(m -> stillCounts(m, at)).forEach(minutes::add);
    long minute = at / MINUTE;
    if (!minutes.isEmpty() && minutes.getLast().minute() >= minute) {
      Minute last = minutes.removeLast();
      minutes.add(new Minute(last.minute(), last.sends() + 1));
    } else {
      minutes.add(new Minute(minute, 1));
    }
    return new SendWindow(sends, minutes);
  }

  /** The newest send reached Teams only now: it counts from here, because a slow way must not bring later ones too near. */
  public SendWindow arrived(long at) {
    if (recent.isEmpty() || recent.getLast() >= at) {
      return this;
    }
    var sends = new ArrayList<>(recent);
    sends.set(sends.size() - 1, at);
    return new SendWindow(sends, hour);
  }

  private long afterHour(long now) {
    int counted = hour.stream().filter(m -> stillCounts(m, now)).mapToInt(Minute::sends).sum();
    long at = now;
    for (Minute m : hour) {
      if (counted < PER_HOUR) {
        break;
      }
      if (stillCounts(m, now)) {
        counted -= m.sends();
        at = endOf(m);
      }
    }
    return at;
  }

  private static boolean stillCounts(Minute m, long now) {
    return endOf(m) > now;
  }

  /** A minute counts until an hour after its end; one more minute because the last send of it may have been slow. */
  private static long endOf(Minute m) {
    return (m.minute() + 2) * MINUTE + 3_600_000;
  }
}
