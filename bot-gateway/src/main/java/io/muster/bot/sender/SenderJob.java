package io.muster.bot.sender;

import io.muster.bot.conversation.DueConversations;
import io.muster.bot.desired.CommandsAtStart;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Wakeups;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the sender going: some workers that step while anything is due, and sleep until somebody wakes them or the poll is over. */
@ApplicationScoped
class SenderJob {
  private static final Logger LOG = Logger.getLogger(SenderJob.class);

  private final TeamsSender sender;
  private final SenderConfig config;
  private final Migrations migrations;
  private final Wakeups wakeups;
  private final CommandsAtStart commands;
  private final Semaphore bell = new Semaphore(0);
  private final List<Thread> workers = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  SenderJob(TeamsSender sender, SenderConfig config, Migrations migrations, Wakeups wakeups, CommandsAtStart commands) {
    this.sender = sender;
    this.config = config;
    this.migrations = migrations;
    this.wakeups = wakeups;
    this.commands = commands;
  }

  void start(@Observes StartupEvent event) {
    wakeups.on(DueConversations.CHANNEL, payload -> ring());
    workers.add(Thread.ofVirtual().name("teams-sender").start(this::begin));
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    bell.release(config.workers());
    // One patience for all of them: several may wait for a database that is away.
    long end = System.nanoTime() + config.callTimeout().toNanos();
    for (Thread worker : workers) {
      worker.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  private void begin() {
    try {
      while (!migrations.awaitDone(config.poll())) {
        if (stopping()) {
          return;
        }
      }
      commands.awaitRead(config.catchUp(), stopping);
      for (int i = 0; i < config.workers() && !stopping(); i++) {
        workers.add(Thread.ofVirtual().name("teams-sender-" + i).start(this::work));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stopping() {
    return stopping.getCount() == 0;
  }

  private void ring() {
    if (bell.availablePermits() < config.workers()) {
      bell.release();
    }
  }

  private void work() {
    while (!stopping()) {
      try {
        Duration wait = sender.step();
        if (wait.isPositive()) {
          // Some of the waiting have to wake for work that nobody announced: a pause that is over.
          boolean rung = bell.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
          LOG.tracef("awake, called: %s", rung);
        } else if (!stopping()) {
          ring();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("A step of the sender failed; it goes on", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Stopped while pausing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
