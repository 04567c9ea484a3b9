package io.muster.kit.messaging;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** Kafka did not take a record in time; it may or may not have it. */
public final class KafkaSilent extends Failure {
  KafkaSilent(Throwable cause) {
    super("kafka-silent", Disposition.RETRY, "Kafka did not acknowledge a record", cause);
  }
}
