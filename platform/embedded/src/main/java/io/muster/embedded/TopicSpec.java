package io.muster.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A topic that should exist.
 *
 * @param name the topic's name
 * @param partitions at least one; an existing topic is never shrunk or grown
 * @param compacted whether the newest record of each key is kept for ever
 * @param retention how long records are kept; empty for compacted topics and for the broker's default
 */
public record TopicSpec(String name, int partitions, boolean compacted, Optional<Duration> retention) {

  public TopicSpec {
    Objects.requireNonNull(name, "name");
    retention = retention == null ? Optional.empty() : retention;
    if (partitions < 1) {
      throw new IllegalArgumentException("a topic needs at least one partition: " + name);
    }
  }

  /** A topic whose records are deleted after the broker's default time. */
  public static TopicSpec of(String name, int partitions) {
    return new TopicSpec(name, partitions, false, Optional.empty());
  }

  /** The settings of this topic in Kafka's own words. */
  Map<String, String> settings() {
    if (compacted) {
      return Map.of("cleanup.policy", "compact");
    }
    return retention
        .map(time -> Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(time.toMillis())))
        .orElse(Map.of("cleanup.policy", "delete"));
  }
}
