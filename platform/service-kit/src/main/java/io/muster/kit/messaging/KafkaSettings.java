package io.muster.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's settings: Quarkus' {@code kafka.*} (address, TLS, credentials) with what the kit's promises need on top. */
@ApplicationScoped
class KafkaSettings {
  /**
   * Bytes of a partition, as they lie in the log, that one answer of the broker brings at most, unless the first batch alone has more. Little enough for one poll to take all
   * of some webhooks: a partition of which something is left over is left out of the next question, which waits for half a second where the others have nothing.
   */
  private static final int PARTITION_FETCH = 256 * 1024;

  private final Map<String, Object> broker;
  private final KafkaConfig config;

  KafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> broker, KafkaConfig config) {
    this.broker = new HashMap<>(broker);
    // Clients would ask the broker again and again whether it wants their metrics; Prometheus has them.
    this.broker.putIfAbsent(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    // Nor are they registered with JMX, a hundred for each client when it starts: Prometheus has those of the consumers.
    this.broker.putIfAbsent(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    this.config = config;
  }

  /** Where Kafka is and how it is spoken to, and nothing else. */
  Map<String, Object> broker() {
    return Map.copyOf(broker);
  }

  Map<String, Object> producer() {
    var settings = new HashMap<String, Object>(broker);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.maxBlock().toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.max(1000, config.deliveryTimeout().toMillis() / 2));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) Math.max(1000, config.deliveryTimeout().toMillis()));
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return settings;
  }

  /** With an empty group: a reader without one, for projections. */
  Map<String, Object> consumer(String group) {
    var settings = new HashMap<String, Object>(broker);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollRecords());
    // A killed process keeps its partitions until its session ends: with Kafka's 45 s, incidents of that partition would stand still for as long.
    settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    if (group.isEmpty()) {
      settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    } else {
      settings.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH);
      settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    }
    return settings;
  }
}
