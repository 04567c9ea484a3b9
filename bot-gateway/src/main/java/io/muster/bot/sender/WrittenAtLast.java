package io.muster.bot.sender;

import io.muster.kit.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes what came of a call, again and again while PostgreSQL is away. Until it is written only this process knows that a card stands: were it given up, the card
 * would be made a second time.
 */
final class WrittenAtLast {
  private final Duration pause;
  private final Duration patience;

  /**
   * @param pause between two tries
   * @param patience how long PostgreSQL may be away
   */
  WrittenAtLast(Duration pause, Duration patience) {
    this.pause = pause;
    this.patience = patience;
  }

  /** Runs until it succeeds. When patience is over, the last failure comes out. Anything else than an absent database comes out at once. */
  void write(Runnable transaction) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        transaction.run();
        return;
      } catch (DatabaseUnavailable e) {
        if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }
}
