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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the eight shards of the outbox moving, each on the one replica that holds its lease. A shard is looked at when NOTIFY names it; what a lost notification,
 * a silent Kafka or another replica left there is found by a look at all of them every second.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final OutboxShard shards;
  private final Leases leases;
  private final Migrations migrations;
  private final KafkaConfig config;
  private final List<Semaphore> bells = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  OutboxRelay(OutboxShard shards, Leases leases, Migrations migrations, Wakeups wakeups, KafkaConfig config) {
    this.shards = shards;
    this.leases = leases;
    this.migrations = migrations;
    this.config = config;
    for (int shard = 0; shard < OutboxRow.SHARDS; shard++) {
      bells.add(new Semaphore(0));
    }
    wakeups.on("muster_outbox", this::ring);
  }

  /** Looks at once at what waits. */
  public void ring() {
    bells.forEach(Semaphore::release);
  }

  /** A replica of an older version names no shard. */
  private void ring(String shard) {
    if (shard.isEmpty()) {
      ring();
    } else {
      bells.get(Integer.parseInt(shard)).release();
    }
  }

  void start(@Observes StartupEvent event) {
    if (config.autoStart()) {
      threads.add(Thread.ofVirtual().name("outbox-look").start(this::look));
      for (short shard = 0; shard < OutboxRow.SHARDS; shard++) {
        short mine = shard;
        threads.add(Thread.ofVirtual().name("outbox-" + mine).start(() -> relay(mine)));
      }
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    ring();
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
      shards.waiting().forEach(shard -> bells.get(shard).release());
    } catch (RuntimeException e) {
      LOG.debugf(e, "The outbox is looked at again in a moment");
    }
  }

  private void relay(short shard) {
    Semaphore bell = bells.get(shard);
    var lease = new Held("outbox-" + shard);
    try {
      while (!stopping()) {
        bell.acquire();
        bell.drainPermits();
        sendWhileHeld(shard, lease);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    lease.giveBack();
  }

  /** Sends only while what was sent last would still end within the lease, so that nothing is under way when another replica takes over. */
  private void sendWhileHeld(short shard, Held lease) {
    try {
      boolean more = migrations.isDone();
      while (more && !stopping() && lease.take()) {
        more = shards.pass(shard, lease.safeUntil).more();
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "Outbox shard %d waits", shard);
    }
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
      if (!taken || safeUntil - now < safe.toNanos() / 2) {
        taken = leases.take(name, config.relayLease());
        safeUntil = now + safe.toNanos();
      }
      return taken;
    }

    void giveBack() {
      try {
        leases.giveBack(name);
      } catch (RuntimeException e) {
        LOG.debug("A lease could not be given back; it runs out by itself");
      }
    }
  }
}
