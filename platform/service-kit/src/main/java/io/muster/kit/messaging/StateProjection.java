package io.muster.kit.messaging;

import io.muster.contracts.wire.Decoded;
import io.muster.contracts.wire.Envelope;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * A table in memory, made from compacted topics: every replica reads them from the beginning at start, and then follows. Needs no database.
 * One thread calls it; readers on other threads are its own care.
 */
public interface StateProjection {
  /** The topics, fixed from the start. */
  Set<String> topics();

  /** What is so now for this key; empty when it is no more. */
  void apply(String key, Optional<Envelope<?>> state);

  /** For topics whose records are no envelopes. What it throws is logged, and the record passed over. */
  default void applyRecord(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      apply(record.key(), Optional.empty());
      return;
    }
    switch (Records.decode(record)) {
      case Decoded.Understood(var envelope) -> apply(record.key(), Optional.of(envelope));
      case Decoded.Unrecognised(var type) -> Logger.getLogger(getClass()).debugf("A state of type %s is not known here", type);
      case Decoded.Unreadable(var reason, _) ->
          Logger.getLogger(getClass()).warnf("A state could not be read: %s at %s/%d/%d", reason.label(), record.topic(), record.partition(), record.offset());
    }
  }
}
