package io.muster.ingest.intake;

import io.muster.contracts.wire.Topics;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.ingest.spill.SpillTarget;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Appends deliveries to the log, with a producer of its own that never waits: without metadata or room in its buffer it refuses at once, so that
 * it can be called on the event loop. Knows whether Kafka is up; while it is not, a thread looks until it answers again.
 */
@ApplicationScoped
public class DeliveryPublisher implements SpillTarget {
  private static final Logger LOG = Logger.getLogger(DeliveryPublisher.class);

  private final Map<String, Object> broker;
  private final IntakeConfig config;
  private final AtomicLong underWay = new AtomicLong();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile KafkaProducer<String, byte[]> producer;
  private volatile boolean up;

  DeliveryPublisher(@Identifier("default-kafka-broker") Map<String, Object> broker, IntakeConfig config) {
    this.broker = broker;
    this.config = config;
  }

  /** Whether Kafka answered when it was last asked, and is not behind. */
  @Override
  public boolean isUp() {
    return up && underWay.get() < config.mostUnderWay();
  }

  /** Appends a delivery. The stage ends when all in-sync replicas have it, or fails. Never waits. */
  @Override
  public CompletionStage<Void> append(DeliveryRecord delivery) {
    var appended = new CompletableFuture<Void>();
    KafkaProducer<String, byte[]> current = producer;
    if (current == null) {
      appended.completeExceptionally(new TimeoutException("Kafka has not answered yet"));
      return appended;
    }
    int size = delivery.body().length;
    underWay.addAndGet(size);
    try {
      current.send(
          record(delivery),
          (metadata, refusal) -> {
            underWay.addAndGet(-size);
            if (refusal == null) {
              appended.complete(null);
            } else {
              appended.completeExceptionally(refusal);
            }
          });
    } catch (RuntimeException e) {
      underWay.addAndGet(-size);
      appended.completeExceptionally(e);
    }
    return appended;
  }

  /** Kafka was silent or refused: until it answers the probe, nothing is sent to it. */
  void markDown() {
    if (up) {
      up = false;
      LOG.warn("Kafka does not take deliveries in time; they go to the spill until it answers again");
    }
  }

  // Early: nothing of intake works before it, and nothing waits for it.
  void start(@Observes @Priority(10) StartupEvent event) {
    Thread.ofPlatform().daemon().name("delivery-log-probe").start(this::probe);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }

  private void probe() {
    try {
      do {
        if (!up && answers()) {
          up = true;
          LOG.info("Kafka takes deliveries");
        }
      } while (!stopping.await(config.probeEvery().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether every partition of the log has a leader, and the producer knows them. */
  private boolean answers() throws InterruptedException {
    var settings = new HashMap<String, Object>(broker);
    int patience = (int) Math.max(500, config.probeEvery().toMillis());
    settings.putIfAbsent(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    Admin admin = Admin.create(settings);
    try {
      var log = admin.describeTopics(List.of(Topics.DELIVERIES)).allTopicNames().get(patience, TimeUnit.MILLISECONDS).get(Topics.DELIVERIES);
      return log.partitions().stream().allMatch(partition -> partition.leader() != null) && producerKnows(log.partitions().size());
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      return false;
    } finally {
      // Without an end it waits for calls that a silent broker never answers, and nobody would probe again.
      admin.close(Duration.ofMillis(patience));
    }
  }

  private boolean producerKnows(int partitions) {
    if (producer == null) {
      producer = new KafkaProducer<>(settings());
    }
    // Does not wait: asks for the metadata and fails until they are there.
    return producer.partitionsFor(Topics.DELIVERIES).size() == partitions;
  }

  private static ProducerRecord<String, byte[]> record(DeliveryRecord delivery) {
    var record = new ProducerRecord<>(Topics.DELIVERIES, delivery.key(), delivery.body());
    delivery.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<String, Object>(broker);
    settings.putIfAbsent(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    // Otherwise the topic would be forgotten after five quiet minutes, and the next delivery refused.
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(30).toMillis());
    // Nobody waits for others to join, but while a request is under way those that come gather for the next one: requests grow with the load, and a delivery that
    // comes alone leaves at once. Several under way would be many small ones, which cost the broker more; it serves those of one connection in turn anyway.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    // More than may be under way, so that a full buffer is never taken for a silent Kafka.
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4 * config.mostUnderWay());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1_000_000);
    return settings;
  }
}
