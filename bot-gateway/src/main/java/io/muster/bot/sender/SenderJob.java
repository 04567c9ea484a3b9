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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Keeps the sender going: one thread looks who is due, and each call is made on a thread of its own, so many at a time. It sleeps until somebody tells, a call has
 * ended, or something becomes due.
 */
@ApplicationScoped
class SenderJob {
  private static final Logger LOG = Logger.getLogger(SenderJob.class);

  private final TeamsSender sender;
  private final SenderConfig config;
  private final Migrations migrations;
  private final Wakeups wakeups;
  private final CommandsAtStart commands;
  private final Semaphore bell = new Semaphore(0);
  private final Semaphore places;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread looking;

  SenderJob(TeamsSender sender, SenderConfig config, Migrations migrations, Wakeups wakeups, CommandsAtStart commands) {
    this.sender = sender;
    this.config = config;
    this.migrations = migrations;
    this.wakeups = wakeups;
    this.commands = commands;
    this.places = new Semaphore(config.workers());
  }

  void start(@Observes StartupEvent event) {
    wakeups.on(DueConversations.CHANNEL, payload -> bell.release());
    looking = Thread.ofVirtual().name("teams-sender").start(this::run);
  }

  /** Begins nothing more and waits for the calls under way. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    bell.release();
    long end = System.nanoTime() + config.callTimeout().toNanos();
    looking.join(config.callTimeout());
    if (!places.tryAcquire(config.workers(), Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      LOG.info("A call to Teams is still under way; its conversation is free again when its lease is over");
    }
  }

  private void run() {
    try {
      while (!migrations.awaitDone(config.poll())) {
        if (stopping()) {
          return;
        }
      }
      catchUp();
      while (!stopping()) {
        places.acquire();
        Duration wait = lookAndCall();
        if (wait.isPositive()) {
          // Nobody announces a pause that is over: it is only waited for.
          boolean rung = bell.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
          bell.drainPermits();
          LOG.tracef("awake, called: %s", rung);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void catchUp() throws InterruptedException {
    try {
      commands.awaitRead(config.catchUp(), stopping);
    } catch (RuntimeException e) {
      LOG.warn("Nobody knows whether commands wait; the sender begins", e);
    }
  }

  private boolean stopping() {
    return stopping.getCount() == 0;
  }

  /** With a place that is free; how long nothing is to be looked for. */
  private Duration lookAndCall() {
    TeamsSender.Look found = stopping() ? new TeamsSender.Look.Again() : look();
    if (found instanceof TeamsSender.Look.Call call) {
      Thread.ofVirtual().name("teams-call").start(() -> performAndRelease(call.call()));
      return call.othersWithin();
    }
    places.release();
    return found instanceof TeamsSender.Look.Nothing nothing ? nothing.within() : Duration.ZERO;
  }

  private TeamsSender.Look look() {
    try {
      return sender.look();
    } catch (RuntimeException | Error e) {
      // Whatever it is: no other thread looks.
      LOG.warn("The sender could not look for what is due; it goes on", e);
      return new TeamsSender.Look.Nothing(config.poll());
    }
  }

  private void performAndRelease(BooleanSupplier call) {
    boolean somebodyIsDue = true;
    try {
      somebodyIsDue = call.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.warn("A call of the sender did not come to its end; its conversation is free again when its lease is over", e);
    } finally {
      places.release();
      if (somebodyIsDue) {
        bell.release();
      }
    }
  }
}
