package io.muster.kit.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.muster.kit.service.ServiceConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Starts a {@link TopicConsumer} for every {@link MessageConsumer}, {@link BatchMessageConsumer} and {@link RecordConsumer} of the service. */
@ApplicationScoped
public class Consumption {
  private static final Logger LOG = Logger.getLogger(Consumption.class);

  private final Subscriptions subscriptions;
  private final PartitionRun.Consuming means;
  private final KafkaSettings settings;
  private final ServiceConfig service;
  private final Migrations migrations;
  private final List<TopicConsumer> consumers = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  Consumption(Subscriptions subscriptions, Means means, KafkaSettings settings, ServiceConfig service) {
    this.subscriptions = subscriptions;
    this.means = means.forRuns();
    this.settings = settings;
    this.service = service;
    this.migrations = means.migrations();
  }

  /** What every run uses. */
  @ApplicationScoped
  static class Means {
    private final Database database;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final KafkaConfig config;
    private final MeterRegistry meters;
    private final Migrations migrations;

    Means(Database database, Inbox inbox, DeadLetters deadLetters, KafkaConfig config, MeterRegistry meters, Migrations migrations) {
      this.database = database;
      this.inbox = inbox;
      this.deadLetters = deadLetters;
      this.config = config;
      this.meters = meters;
      this.migrations = migrations;
    }

    PartitionRun.Consuming forRuns() {
      return new PartitionRun.Consuming(database, inbox, deadLetters, config, meters);
    }

    Migrations migrations() {
      return migrations;
    }
  }

  void start(@Observes StartupEvent event) {
    if (means.config().autoStart() && !subscriptions.all().isEmpty()) {
      threads.add(Thread.ofPlatform().daemon().name("consumption").start(this::startAll));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    consumers.forEach(TopicConsumer::stop);
    for (Thread thread : threads) {
      thread.join(means.config().drain().plusSeconds(3));
    }
  }

  /** The consumer group that reads for it, in every replica of this service. */
  String group(Subscription subscription) {
    return "muster." + service.room() + "." + subscription.name();
  }

  private void startAll() {
    try {
      while (!migrations.awaitDone(Duration.ofMillis(500))) {
        if (stopping) {
          return;
        }
      }
      for (Subscription subscription : subscriptions.all()) {
        start(subscription);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void start(Subscription subscription) {
    if (stopping) {
      return;
    }
    var consumer = new TopicConsumer(subscription, settings.consumer(group(subscription)), means);
    consumers.add(consumer);
    threads.add(Thread.ofPlatform().daemon().name("consumer-" + subscription.name()).start(consumer));
    LOG.infof("%s reads %s", subscription.name(), subscription.topics());
  }
}
