package io.muster.bot.press;

import io.muster.kit.database.Tx;
import io.muster.kit.database.Wakeups;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rings for those who wait for what comes of a press, in whichever replica they wait. Only a hint: who waits looks now and then as well. */
@ApplicationScoped
class PressBell {
  private static final String CHANNEL = "bot_press";

  private final Wakeups wakeups;
  private final Map<String, Queue<Semaphore>> waiting = new ConcurrentHashMap<>();

  PressBell(Wakeups wakeups) {
    this.wakeups = wakeups;
  }

  void start(@Observes StartupEvent event) {
    wakeups.on(CHANNEL, this::rung);
  }

  private void rung(String press) {
    Queue<Semaphore> those = waiting.get(press);
    if (those != null) {
      those.forEach(Semaphore::release);
    }
  }

  /** Rings for each of these presses once the transaction is committed. */
  void ring(Tx tx, Collection<String> presses) {
    tx.send("select pg_notify('" + CHANNEL + "', press) from unnest($1::text[]) as rung(press)", (Object) presses.toArray(String[]::new));
  }

  /** Listens for a press from now on, until it is closed. */
  Listening listen(String press) {
    Listening listening = listening();
    listening.to(press);
    return listening;
  }

  /** Listens for nothing until it is told what for. */
  Listening listening() {
    return new Listening();
  }

  /** Somebody who waits; for one thread. */
  final class Listening implements AutoCloseable {
    private final Semaphore rung = new Semaphore(0);
    private Optional<String> press = Optional.empty();

    private Listening() {}

    /** Listens for this press from now on, and no longer for another. */
    void to(String other) {
      close();
      press = Optional.of(other);
      waiting.compute(
          other,
          (id, all) -> {
            Queue<Semaphore> those = all == null ? new ConcurrentLinkedQueue<>() : all;
            those.add(rung);
            return those;
          });
    }

    /** Returns when it rang since the last call, or when the time is over. */
    void await(Duration atMost) {
      try {
        if (rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
          rung.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      press.ifPresent(this::leave);
      press = Optional.empty();
    }

    private void leave(String left) {
      waiting.computeIfPresent(
          left,
          (id, all) -> {
            all.remove(rung);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
