package io.muster.bench.arena;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Teams' published limits of a bot: in one conversation 7 calls in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an hour, and 50 a second in one tenant. A call that is
 * refused does not count. Safe for several threads.
 */
final class SinkLimits {
  private static final long SECOND = 1_000_000_000L;
  private static final long[][] WINDOWS = {{7, SECOND}, {8, 2 * SECOND}, {60, 30 * SECOND}, {1_800, 3_600 * SECOND}};
  private static final int PER_TENANT = 50;

  private final Map<String, ArrayDeque<Long>> byConversation = new HashMap<>();
  private final ArrayDeque<Long> ofTenant = new ArrayDeque<>();

  /**
   * Asks for one call.
   *
   * @param now in nanoseconds of any clock that only goes forward
   * @return 0 where it is allowed and counted; otherwise the nanoseconds after which one may be
   */
  synchronized long ask(String conversation, long now) {
    ArrayDeque<Long> here = byConversation.computeIfAbsent(conversation, id -> new ArrayDeque<>());
    forget(here, now - 3_600 * SECOND);
    forget(ofTenant, now - SECOND);
    long wait = ofTenant.size() >= PER_TENANT ? ofTenant.peekFirst() + SECOND - now : 0;
    for (long[] window : WINDOWS) {
      wait = Math.max(wait, wait(here, (int) window[0], window[1], now));
    }
    if (wait <= 0) {
      here.addLast(now);
      ofTenant.addLast(now);
    }
    return Math.max(0, wait);
  }

  private static long wait(ArrayDeque<Long> calls, int most, long window, long now) {
    if (calls.size() < most) {
      return 0;
    }
    var newestFirst = calls.descendingIterator();
    long at = 0;
    for (int i = 0; i < most; i++) {
      at = newestFirst.next();
    }
    return at + window - now;
  }

  private static void forget(ArrayDeque<Long> calls, long before) {
    while (!calls.isEmpty() && calls.peekFirst() <= before) {
      calls.removeFirst();
    }
  }
}
