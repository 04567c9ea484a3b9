package io.muster.kit.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the kit treats Kafka. Addresses and credentials are Quarkus' own {@code kafka.*} settings. */
@ConfigMapping(prefix = "muster.kafka")
public interface KafkaConfig {
  /** How long sending may wait for the topic's metadata or for room in the buffer. */
  @WithDefault("500ms")
  Duration maxBlock();

  /** How long one record may take to be acknowledged, repetitions included. */
  @WithDefault("3s")
  Duration deliveryTimeout();

  /** How many records one poll hands over at most. */
  @WithDefault("500")
  int maxPollRecords();

  /** How long a partition's record under way may still take when the service stops or loses the partition. */
  @WithDefault("5s")
  Duration drain();

  /** How often an unexpected exception (a defect) is tried before the record goes to the dead letters. */
  @WithDefault("3")
  int unexpectedAttempts();

  /** How often a failure that says RETRY is tried before the record goes to the dead letters. */
  @WithDefault("30")
  int retryAttempts();

  /** The longest wait between two attempts at a record. */
  @WithDefault("10s")
  Duration longestBackoff();

  /** How long the inbox remembers a message: longer than a record may be delivered again. */
  @WithDefault("72h")
  Duration inboxKept();

  /** How long one relay's lease of an outbox shard lasts, and so how long a killed relay's shard stands still; more than twice the delivery timeout. */
  @WithDefault("8s")
  Duration relayLease();

  /** Whether this process starts its consumers and relays by itself; test code may drive them itself. */
  @WithDefault("true")
  boolean autoStart();
}
