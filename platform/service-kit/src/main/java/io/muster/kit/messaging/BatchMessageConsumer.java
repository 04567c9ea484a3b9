package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.kit.database.Tx;
import java.util.List;

/** Takes the messages of one partition many at a time, in one transaction. Where a batch fails, the kit hands them over in halves. */
public non-sealed interface BatchMessageConsumer extends Subscription {
  /** Whether this consumer does anything with messages of this type; others leave no trace. */
  default boolean wants(Class<? extends Message> type) {
    return true;
  }

  /** As {@link MessageConsumer#handle}, for messages in their order and without repeats; never empty. */
  void handle(Tx tx, List<Envelope<?>> envelopes);
}
