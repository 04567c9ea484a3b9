package io.muster.kit.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Stops asking a service that does not answer, and tries it again with one question after a pause. */
final class Breaker {
  private static final int FAILURES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Clock clock;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  Breaker(Clock clock) {
    this.clock = clock;
  }

  /** Whether to ask now. After a pause one asker is let through; the others wait for what it finds. */
  synchronized boolean mayAsk() {
    if (failures < FAILURES) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(closedUntil)) {
      return false;
    }
    closedUntil = now.plus(PAUSE);
    return true;
  }

  synchronized void answered() {
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    if (failures >= FAILURES) {
      closedUntil = clock.instant().plus(PAUSE);
    }
  }
}
