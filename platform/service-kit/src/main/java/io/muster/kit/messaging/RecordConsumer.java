package io.muster.kit.messaging;

import io.muster.kit.database.Tx;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes records that are no envelopes, many at a time, in one transaction. Where a batch fails, the kit hands them over in halves. The inbox is left out: whoever takes such
 * records tells by itself, in that transaction, which it has had before. One that was buried and comes again is tried again, and buried no second time.
 */
public non-sealed interface RecordConsumer extends Subscription {
  /** What makes the record the same when it is delivered again; empty for one that cannot be read, which goes to the dead letters. */
  Optional<String> idOf(ConsumerRecord<String, byte[]> record);

  /** As {@link MessageConsumer#handle}, for records in their order and those that were delivered before among them; never empty. */
  void handle(Tx tx, List<ConsumerRecord<String, byte[]>> records);
}
