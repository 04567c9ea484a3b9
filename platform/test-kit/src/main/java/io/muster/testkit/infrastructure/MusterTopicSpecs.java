package io.muster.testkit.infrastructure;

import io.muster.contracts.wire.Topics;
import io.muster.embedded.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Muster's topics in the words of the embedded broker. */
public final class MusterTopicSpecs {
  private MusterTopicSpecs() {}

  /** Every topic of the contract, dead letters included. */
  public static List<TopicSpec> all() {
    return Topics.all().stream().map(MusterTopicSpecs::spec).toList();
  }

  private static TopicSpec spec(Topics.Topic topic) {
    Optional<Duration> retention =
        topic.compacted() ? Optional.empty() : Optional.of(Duration.ofMillis(topic.retentionMillis()));
    return new TopicSpec(topic.name(), topic.partitions(), topic.compacted(), retention);
  }
}
