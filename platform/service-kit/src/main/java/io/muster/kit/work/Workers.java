package io.muster.kit.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.muster.kit.database.Wakeups;
import io.muster.kit.messaging.KafkaConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs a {@link WorkLoop} for every {@link WorkHandler} of the service. Woken by NOTIFY; what becomes due later, or was left by a replica that died, is found by one
 * look a second.
 */
@ApplicationScoped
public class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Map<String, WorkLoop> loops = new LinkedHashMap<>();
  private final WorkQueue queue;
  private final Migrations migrations;
  private final KafkaConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Workers(
      @All List<WorkHandler> handlers, WorkQueue queue, Database database, MeterRegistry meters, Migrations migrations, Wakeups wakeups, KafkaConfig config) {
    this.queue = queue;
    this.migrations = migrations;
    this.config = config;
    for (WorkHandler handler : handlers) {
      if (loops.put(handler.kind(), new WorkLoop(handler, queue, database, meters)) != null) {
        throw new IllegalStateException("two handlers do work of kind " + handler.kind());
      }
    }
    wakeups.on("muster_work", this::ring);
  }

  private void ring(String kind) {
    WorkLoop loop = loops.get(kind);
    if (loop != null) {
      loop.ring();
    }
  }

  void start(@Observes StartupEvent event) {
    if (config.autoStart() && !loops.isEmpty()) {
      loops.forEach((kind, loop) -> Thread.ofVirtual().name("work-" + kind).start(() -> afterMigrations(loop)));
      Thread.ofVirtual().name("work-look").start(this::look);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    for (WorkLoop loop : loops.values()) {
      loop.stop(config.drain());
    }
  }

  private void look() {
    try {
      do {
        if (migrations.isDone()) {
          ringWhereSomethingIsDue();
        }
      } while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ringWhereSomethingIsDue() {
    try {
      queue.due().forEach(this::ring);
    } catch (RuntimeException e) {
      LOG.debugf(e, "What is due is looked for again in a moment");
    }
  }

  private void afterMigrations(WorkLoop loop) {
    try {
      while (stopping.getCount() > 0) {
        if (migrations.awaitDone(Duration.ofSeconds(1))) {
          loop.run();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
