package io.muster.kit.messaging;

import io.muster.kit.database.Leases;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Wakeups;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the eight shards of the outbox moving, each on the one replica that holds its lease. A shard is looked at when NOTIFY names it, together with all others that
 * were named meanwhile; what a lost notification, a silent Kafka or another replica left there is found by a look at all of them every second.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final OutboxShards shards;
  private final Leases leases;
  private final Migrations migrations;
  private final KafkaConfig config;
  private final Semaphore bell = new Semaphore(0);
  private final Set<Short> rung = ConcurrentHashMap.newKeySet();
  private final Map<Short, Held> held = new TreeMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** Since Kafka did not take something. */
  private boolean apart;

  OutboxRelay(OutboxShards shards, Leases leases, Migrations migrations, Wakeups wakeups, KafkaConfig config) {
    this.shards = shards;
    this.leases = leases;
    this.migrations = migrations;
    this.config = config;
    for (short shard = 0; shard < OutboxRow.SHARDS; shard++) {
      held.put(shard, new Held("outbox-" + shard));
    }
    wakeups.on("muster_outbox", this::ring);
  }

  /** Looks at once at what waits. */
  public void ring() {
    ring(held.keySet());
  }

  /** A replica of an older version names no shard. */
  private void ring(String shard) {
    ring(shard.isEmpty() ? held.keySet() : Set.of(Short.valueOf(shard)));
  }

  private void ring(Collection<Short> some) {
    rung.addAll(some);
    bell.release();
  }

  void start(@Observes StartupEvent event) {
    if (config.autoStart()) {
      threads.add(Thread.ofVirtual().name("outbox-look").start(this::look));
      // A thread of its own: virtual ones wait for each other's processor time, and those that take in what has piled up need much of it.
      threads.add(Thread.ofPlatform().daemon().name("outbox").start(this::relay));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    bell.release();
    for (Thread thread : threads) {
      thread.join(config.drain());
    }
  }

  private boolean stopping() {
    return stopping.getCount() == 0;
  }

  private void look() {
    try {
      do {
        if (migrations.isDone()) {
          ringWhereSomethingWaits();
        }
      } while (!stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ringWhereSomethingWaits() {
    try {
      List<Short> waiting = shards.waiting();
      if (!waiting.isEmpty()) {
        ring(waiting);
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "The outbox is looked at again in a moment");
    }
  }

  private void relay() {
    try {
      while (!stopping()) {
        bell.acquire();
        bell.drainPermits();
        Set<Short> now = Set.copyOf(rung);
        rung.removeAll(now);
        sendWhileHeld(now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    held.values().forEach(Held::giveBack);
  }

  /** Sends only while what was sent last would still end within the leases, so that nothing is under way when another replica takes over. */
  private void sendWhileHeld(Set<Short> some) {
    try {
      boolean more = migrations.isDone();
      while (more && !stopping()) {
        List<Short> ours = some.stream().filter(shard -> held.get(shard).take()).toList();
        more = !ours.isEmpty() && (apart ? passApart(ours) : passTogether(ours));
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "The outbox waits");
    }
  }

  private boolean passTogether(List<Short> ours) {
    OutboxShards.Passed passed = shards.pass(ours, until(ours));
    apart = passed.stuck();
    return apart || passed.more();
  }

  /** What Kafka does not take holds up the shards in which it waits, and no other: each has a page and a thread of its own until all goes through again. */
  private boolean passApart(List<Short> ours) {
    var passes = new ConcurrentLinkedQueue<OutboxShards.Passed>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      ours.forEach(shard -> each.submit(() -> passAlone(shard, passes)));
    }
    apart = passes.size() < ours.size() || passes.stream().anyMatch(OutboxShards.Passed::stuck);
    return !apart;
  }

  private void passAlone(short shard, Collection<OutboxShards.Passed> passes) {
    try {
      OutboxShards.Passed passed;
      do {
        passed = shards.pass(List.of(shard), until(List.of(shard)));
      } while (passed.more() && !stopping());
      passes.add(passed);
    } catch (RuntimeException e) {
      LOG.debugf(e, "Outbox shard %d waits", shard);
    }
  }

  /** Until when all of their leases may be used. */
  private long until(List<Short> ours) {
    return System.nanoTime() + ours.stream().mapToLong(shard -> held.get(shard).left()).min().orElse(0);
  }

  /** The lease of a shard, prolonged only when half of the time is over in which it may be used. */
  private final class Held {
    private final String name;
    private final Duration safe = config.relayLease().minus(config.deliveryTimeout()).minus(config.maxBlock()).minus(MARGIN);
    private boolean taken;
    private long safeUntil;

    Held(String name) {
      this.name = name;
    }

    boolean take() {
      long now = System.nanoTime();
      if (!taken || left() < safe.toNanos() / 2) {
        taken = leases.take(name, config.relayLease());
        safeUntil = now + safe.toNanos();
      }
      return taken;
    }

    /** Nanoseconds in which it may still be used. */
    long left() {
      return safeUntil - System.nanoTime();
    }

    void giveBack() {
      if (!taken) {
        return;
      }
      try {
        leases.giveBack(name);
      } catch (RuntimeException e) {
        LOG.debug("A lease could not be given back; it runs out by itself");
      }
    }
  }
}
