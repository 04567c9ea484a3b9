package io.muster.ingest.intake;

import io.muster.ingest.sender.SenderRepository;
import io.muster.ingest.sender.SenderVault;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.muster.kit.failure.Failure;
import io.muster.kit.messaging.StateReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Decides when the directory is complete: once the topic is read, or, where Kafka is away when the service starts, once the senders' rows are read
 * instead. Either store suffices.
 */
@ApplicationScoped
class SenderLoadJob {
  private static final Logger LOG = Logger.getLogger(SenderLoadJob.class);
  private static final Duration EVERY = Duration.ofMillis(100);

  private final SenderDirectory directory;
  private final StateReader states;
  private final SenderRepository repository;
  private final SenderVault vault;
  private final Database database;
  private final Migrations migrations;
  private final CountDownLatch stopping = new CountDownLatch(1);

  SenderLoadJob(SenderDirectory directory, StateReader states, SenderRepository repository, SenderVault vault, Database database, Migrations migrations) {
    this.directory = directory;
    this.states = states;
    this.repository = repository;
    this.vault = vault;
    this.database = database;
    this.migrations = migrations;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("sender-load").start(this::untilComplete);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void untilComplete() {
    try {
      while (!topicRead() && !rowsRead()) {
        if (stopping.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      directory.markComplete();
      LOG.info("The senders are read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean topicRead() {
    return states.caughtUp(SenderStateConsumer.class);
  }

  private boolean rowsRead() {
    if (!migrations.isDone()) {
      return false;
    }
    try {
      // What the topic has told meanwhile is at least as new.
      database.read(repository::all).forEach(sealed -> directory.putIfAbsent(SenderStateConsumer.sender(sealed, vault)));
      return true;
    } catch (Failure e) {
      LOG.debugf("The senders' rows cannot be read yet: %s", e.reason());
      return false;
    }
  }
}
