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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the eight shards of the outbox moving, each on the one replica that holds its lease. Woken by NOTIFY, and every second. */
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
  private volatile boolean stopping;

  OutboxRelay(OutboxShard shards, Leases leases, Migrations migrations, Wakeups wakeups, KafkaConfig config) {
    this.shards = shards;
    this.leases = leases;
    this.migrations = migrations;
    this.config = config;
    for (int shard = 0; shard < OutboxRow.SHARDS; shard++) {
      bells.add(new Semaphore(0));
    }
    wakeups.on("muster_outbox", nothing -> ring());
  }

  /** Looks at once at what waits. */
  public void ring() {
    bells.forEach(Semaphore::release);
  }

  void start(@Observes StartupEvent event) {
    if (config.autoStart()) {
      for (short shard = 0; shard < OutboxRow.SHARDS; shard++) {
        short mine = shard;
        threads.add(Thread.ofVirtual().name("outbox-" + mine).start(() -> relay(mine)));
      }
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    ring();
    for (Thread thread : threads) {
      thread.join(config.drain());
    }
  }

  private void relay(short shard) {
    String lease = "outbox-" + shard;
    while (!stopping) {
      try {
        if (migrations.awaitDone(POLL)) {
          sendWhileHeld(shard, lease);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.debugf(e, "Outbox shard %d waits", shard);
      }
      sleepUntilRung(shard);
    }
    giveBack(lease);
  }

  /** Sends only while what was sent last would still end within the lease, so that nothing is under way when another replica takes over. */
  private void sendWhileHeld(short shard, String lease) {
    boolean more = true;
    while (more && !stopping) {
      long before = System.nanoTime();
      if (!leases.take(lease, config.relayLease())) {
        return;
      }
      Duration safe = config.relayLease().minus(config.deliveryTimeout()).minus(config.maxBlock()).minus(MARGIN);
      more = shards.pass(shard, before + safe.toNanos()).more();
    }
  }

  private void sleepUntilRung(short shard) {
    try {
      bells.get(shard).tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
      bells.get(shard).drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveBack(String lease) {
    try {
      leases.giveBack(lease);
    } catch (RuntimeException e) {
      LOG.debug("A lease could not be given back; it runs out by itself");
    }
  }
}
