package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is to be done with one record of a subscription. */
sealed interface Step {
  ConsumerRecord<String, byte[]> record();

  /** Hand it over, once. */
  record Handle(ConsumerRecord<String, byte[]> record, String id, Optional<Envelope<?>> envelope) implements Step {}

  /** Nothing to do with it. */
  record Pass(ConsumerRecord<String, byte[]> record, Optional<String> unrecognised) implements Step {}

  /** Keep it among the dead letters; the id tells it from others, so that it is kept once. */
  record Bury(ConsumerRecord<String, byte[]> record, String id, String reason, String detail) implements Step {}

  /** Those to hand over. */
  static List<Handle> handled(List<Step> steps) {
    return steps.stream().filter(Handle.class::isInstance).map(Handle.class::cast).toList();
  }
}
