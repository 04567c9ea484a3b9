package io.muster.sandbox.page.source;

import java.time.Duration;
import java.util.function.Supplier;

/** Something that is read again only once it has changed, and not more often than need be. */
public final class Fresh<T> {
  private final Supplier<T> read;
  private final Duration notSooner;
  private final Duration notLater;
  private T value;
  private long readAt;
  private boolean stale = true;

  /**
   * @param notSooner what was read is given again for so long, whatever changes
   * @param notLater what was read is given again for no longer, even where no change was told
   */
  public Fresh(Duration notSooner, Duration notLater, Supplier<T> read) {
    this.read = read;
    this.notSooner = notSooner;
    this.notLater = notLater;
  }

  /** It is no longer as it was read. */
  public synchronized void changed() {
    stale = true;
  }

  /** As it is, or was a moment ago. Fails as the reading does. */
  public synchronized T get() {
    long age = System.nanoTime() - readAt;
    if (value == null || (stale && age > notSooner.toNanos()) || age > notLater.toNanos()) {
      stale = false;
      try {
        value = read.get();
        readAt = System.nanoTime();
      } catch (RuntimeException e) {
        stale = true;
        throw e;
      }
    }
    return value;
  }
}
