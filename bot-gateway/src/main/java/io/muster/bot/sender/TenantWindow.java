package io.muster.bot.sender;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest calls of one bot in one tenant. Calls of different conversations run beside each other, so the second is taken a little
 * longer than Teams' own: a call that was slow on its way does not meet a quick one.
 *
 * @param calls milliseconds of the database's clock, newest last
 */
record TenantWindow(List<Long> calls) {
  private static final long SECOND = 1_100;

  TenantWindow {
    calls = List.copyOf(calls);
  }

  /** The first moment, not before {@code now}, at which one more is allowed. */
  long earliest(long now, int perSecond) {
    return calls.size() < perSecond ? now : Math.max(now, calls.get(calls.size() - perSecond) + SECOND);
  }

  TenantWindow plus(long at, int perSecond) {
    var all = new ArrayList<>(calls);
    all.add(at);
    return new TenantWindow(all.subList(Math.max(0, all.size() - perSecond), all.size()));
  }
}
