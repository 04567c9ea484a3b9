package io.muster.kit.failpoint;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What happens at a failpoint, and at which passings. */
final class FailpointAction {
  private final Kind kind;
  private final Duration delay;
  private final int from;
  private final int most;
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicBoolean ending = new AtomicBoolean();

  private enum Kind {
    KILL,
    EXIT,
    ERROR,
    DELAY
  }

  private FailpointAction(Kind kind, Duration delay, int from, int most) {
    this.kind = kind;
    this.delay = delay;
    this.from = from;
    this.most = most;
  }

  /**
   * Reads {@code kill}, {@code exit}, {@code error} or {@code delay:<ms>}, then optionally {@code :once} (the first passing only) or {@code :after:<n>} (from the passing after n on).
   */
  static FailpointAction parse(String text) {
    String[] words = text.split(":");
    int next = 1;
    Kind kind = kind(words[0], text);
    Duration delay = Duration.ZERO;
    if (kind == Kind.DELAY) {
      delay = Duration.ofMillis(number(words, next++, text));
    }
    int from = 0;
    int most = Integer.MAX_VALUE;
    while (next < words.length) {
      switch (words[next++]) {
        case "once" -> most = 1;
        case "after" -> from = number(words, next++, text);
        default -> throw unreadable(text);
      }
    }
    return new FailpointAction(kind, delay, from, most);
  }

  void take(String name) {
    int passing = passed.getAndIncrement();
    if (passing < from || passing - from >= most) {
      return;
    }
    switch (kind) {
      case KILL -> Runtime.getRuntime().halt(137);
      case EXIT -> exitBeside();
      case ERROR -> throw new FailpointReached(name);
      case DELAY -> LockSupport.parkNanos(delay.toNanos());
    }
  }

  /** As SIGTERM does it: whoever passes goes on meanwhile. Ended by the passing thread itself, an event loop would wait for its own end. */
  private void exitBeside() {
    if (ending.compareAndSet(false, true)) {
      Thread.ofPlatform().name("failpoint-exit").start(() -> System.exit(1));
    }
  }

  private static Kind kind(String word, String text) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equalsIgnoreCase(word)) {
        return kind;
      }
    }
    throw unreadable(text);
  }

  private static int number(String[] words, int index, String text) {
    if (index >= words.length || !words[index].matches("[0-9]{1,6}")) {
      throw unreadable(text);
    }
    return Integer.parseInt(words[index]);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException("not a failpoint action: " + text);
  }
}
