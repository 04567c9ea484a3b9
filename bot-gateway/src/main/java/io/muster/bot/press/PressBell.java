package io.muster.bot.press;

import io.muster.kit.database.Tx;
import io.muster.kit.database.Wakeups;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
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
    wakeups.on(CHANNEL, press -> waiting.getOrDefault(press, new ConcurrentLinkedQueue<>()).forEach(Semaphore::release));
  }

  /** Rings once the transaction is committed. */
  void ring(Tx tx, String press) {
    tx.send("select pg_notify('" + CHANNEL + "', $1)", press);
  }

  /** Listens for a press from now on, until it is closed. */
  Listening listen(String press) {
    Semaphore rung = new Semaphore(0);
    waiting.compute(
        press,
        (id, all) -> {
          Queue<Semaphore> those = all == null ? new ConcurrentLinkedQueue<>() : all;
          those.add(rung);
          return those;
        });
    return new Listening(press, rung);
  }

  /** Somebody who waits. */
  final class Listening implements AutoCloseable {
    private final String press;
    private final Semaphore rung;

    private Listening(String press, Semaphore rung) {
      this.press = press;
      this.rung = rung;
    }

    /** Returns when it rang since the last call, or when the time is over. */
    void await(Duration atMost) {
      try {
        if (rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
          rung.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          press,
          (id, all) -> {
            all.remove(rung);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
