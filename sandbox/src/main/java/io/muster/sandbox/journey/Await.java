package io.muster.sandbox.journey;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something to become visible, within bounds. */
public final class Await {
  private Await() {}

  /** What appears within the time; a plain failure naming it otherwise. Looks every 20 ms. */
  public static <T> T appears(String what, Duration within, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new JourneyFailure("Within " + within.toSeconds() + " s there was no " + what + ".");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
