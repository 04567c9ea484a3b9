package io.muster.ingest.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Ends what is waited for too long. A timer for each delivery would be set and taken back thousands of times a second and hardly ever go off: here one thread looks
 * at all that is waited for, four times a second and whenever something is due. What it does then must not wait.
 */
@Singleton
class Deadlines {
  private static final Logger LOG = Logger.getLogger(Deadlines.class);
  private static final long GLANCE = Duration.ofMillis(250).toNanos();

  /** What is due within this of each other is ended together. */
  private static final long TOGETHER = Duration.ofMillis(5).toNanos();

  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final Thread looking = Thread.ofPlatform().daemon().name("intake-deadlines").unstarted(this::lookUntilStopped);
  private volatile boolean stopped;

  /** Something that is waited for. */
  final class Waiting {
    private final long end;
    private final Runnable due;

    private Waiting(long end, Runnable due) {
      this.end = end;
      this.due = due;
    }

    /** It has come. */
    void over() {
      waiting.remove(this);
    }
  }

  /** Runs what is to be done after this time, or at most five milliseconds later, unless it is over before. */
  Waiting after(Duration time, Runnable due) {
    long nanos = time.toNanos();
    var one = new Waiting(System.nanoTime() + nanos, due);
    waiting.add(one);
    if (nanos < GLANCE) {
      LockSupport.unpark(looking);
    }
    return one;
  }

  /** What the stage comes to, or a TimeoutException where it does not come to anything in this time. */
  <T> CompletableFuture<T> within(Duration time, CompletionStage<T> stage) {
    var answer = new CompletableFuture<T>();
    Waiting one = after(time, () -> answer.completeExceptionally(new TimeoutException("not in time")));
    stage.whenComplete(
        (value, failure) -> {
          one.over();
          if (failure == null) {
            answer.complete(value);
          } else {
            answer.completeExceptionally(failure);
          }
        });
    return answer;
  }

  void start(@Observes StartupEvent event) {
    looking.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    LockSupport.unpark(looking);
  }

  private void lookUntilStopped() {
    while (!stopped) {
      LockSupport.parkNanos(Math.max(TOGETHER, turn()));
    }
  }

  /** One look, and whatever it stumbles over: without this thread no silent store would ever be noticed. */
  private long turn() {
    try {
      return look();
    } catch (Throwable e) {
      LOG.error("A look at what is waited for failed", e);
      return 0;
    }
  }

  /** How long nothing is due. */
  private long look() {
    long now = System.nanoTime();
    long rest = GLANCE;
    for (Waiting one : waiting) {
      if (one.end - now > 0) {
        rest = Math.min(rest, one.end - now);
      } else if (waiting.remove(one)) {
        end(one);
      }
    }
    return rest;
  }

  private static void end(Waiting one) {
    try {
      one.due.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("What follows a deadline failed", e);
    }
  }
}
