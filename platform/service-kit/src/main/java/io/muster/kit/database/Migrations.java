package io.muster.kit.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the tables to this version when the service starts. Starting waits for the first attempt, shortly; while PostgreSQL is away the service
 * starts nevertheless and attempts go on, so that the process need not end.
 */
@ApplicationScoped
public class Migrations {
  private static final Logger LOG = Logger.getLogger(Migrations.class);

  private final Instance<Flyway> flyway;
  private final DatabaseConfig config;
  private final CountDownLatch tried = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);

  Migrations(Instance<Flyway> flyway, DatabaseConfig config) {
    this.flyway = flyway;
    this.config = config;
  }

  /** Whether the tables are at this version. */
  public boolean isDone() {
    return done.getCount() == 0;
  }

  /** Waits until the tables are at this version, at most this long; whether they are. */
  public boolean awaitDone(Duration atMost) throws InterruptedException {
    return done.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    Thread.ofPlatform().daemon().name("migrations").start(this::untilDone);
  }

  // What needs no tables begins meanwhile.
  void awaitFirst(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) throws InterruptedException {
    tried.await(config.migrationWait().toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void untilDone() {
    try {
      while (!once()) {
        if (stopping.await(config.migrationRetry().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean once() {
    try {
      flyway.get().migrate();
      done.countDown();
      LOG.info("The database is at this version");
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("The database could not be brought to this version yet; trying again in %s: %s", config.migrationRetry(), e.getMessage());
      return false;
    } finally {
      tried.countDown();
    }
  }
}
