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

/** Runs a {@link WorkLoop} for every {@link WorkHandler} of the service. Woken by NOTIFY, and every second. */
@ApplicationScoped
public class Workers {
  private final Map<String, WorkLoop> loops = new LinkedHashMap<>();
  private final Migrations migrations;
  private final KafkaConfig config;
  private volatile boolean stopping;

  Workers(
      @All List<WorkHandler> handlers, WorkQueue queue, Database database, MeterRegistry meters, Migrations migrations, Wakeups wakeups, KafkaConfig config) {
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
    if (config.autoStart()) {
      loops.forEach((kind, loop) -> Thread.ofVirtual().name("work-" + kind).start(() -> afterMigrations(loop)));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    for (WorkLoop loop : loops.values()) {
      loop.stop(config.drain());
    }
  }

  private void afterMigrations(WorkLoop loop) {
    try {
      while (!stopping) {
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
