package io.muster.kit.database;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Ends what is waited for too long. A timer for each wait would wake the timers' thread for each statement, which costs more than all else that is done about one;
 * the few that are waited for at a moment are looked at four times a second instead.
 */
final class Overdue {
  private static final Logger LOG = Logger.getLogger(Overdue.class);
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Set<Watched> WAITED_FOR = ConcurrentHashMap.newKeySet();

  static {
    Thread.ofPlatform().daemon().name("database-overdue").start(Overdue::look);
  }

  private Overdue() {}

  /** Something that is waited for until it is closed. */
  static final class Watched implements AutoCloseable {
    private final CompletableFuture<?> answer;
    private final long end;

    private Watched(CompletableFuture<?> answer, long end) {
      this.answer = answer;
      this.end = end;
    }

    @Override
    public void close() {
      WAITED_FOR.remove(this);
    }
  }

  /** Completes the answer with a TimeoutException where it has not come in this time, or at most a quarter of a second later. */
  static Watched watch(CompletableFuture<?> answer, Duration atMost) {
    var watched = new Watched(answer, System.nanoTime() + atMost.toNanos());
    if (!answer.isDone()) {
      WAITED_FOR.add(watched);
    }
    return watched;
  }

  /** On a thread of its own: what follows is others' work, and all who wait are ended here. */
  private static void end(Watched watched) {
    Thread.startVirtualThread(() -> watched.answer.completeExceptionally(new TimeoutException("no answer in time")));
  }

  private static void look() {
    while (true) {
      LockSupport.parkNanos(GLANCE.toNanos());
      try {
        long now = System.nanoTime();
        WAITED_FOR.stream().filter(watched -> watched.end - now < 0).forEach(Overdue::end);
      } catch (RuntimeException | Error e) {
        // Nobody else ends what is waited for.
        LOG.error("What is waited for too long could not be ended; it is looked at again in a moment", e);
      }
    }
  }
}
