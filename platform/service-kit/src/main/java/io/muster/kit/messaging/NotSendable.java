package io.muster.kit.messaging;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** Kafka will never take this record: too large, or a topic name that cannot be. */
public final class NotSendable extends Failure {
  NotSendable(Throwable cause) {
    super("not-sendable", Disposition.GIVE_UP, "Kafka refuses a record: " + cause.getClass().getSimpleName(), cause);
  }
}
