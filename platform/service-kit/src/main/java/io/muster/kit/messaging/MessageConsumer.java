package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.kit.database.Tx;

/**
 * Takes one message at a time. The kit has opened the transaction and written the inbox row; it commits, and then commits Kafka's offset.
 */
public non-sealed interface MessageConsumer extends Subscription {
  /** Whether this consumer does anything with messages of this type; others leave no trace. */
  default boolean wants(Class<? extends Message> type) {
    return true;
  }

  /**
   * Does what the message leads to, in this transaction. No HTTP here: enqueue work. A {@link io.muster.kit.failure.Failure} says by its
   * disposition whether to try again in place or to keep the record among the dead letters.
   */
  void handle(Tx tx, Envelope<?> envelope);
}
