package io.muster.kit.messaging;

import io.muster.contracts.wire.Decoded;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.MessageTypes;
import io.muster.kit.database.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What each kind of subscription makes of its records; nothing here waits or fails for good. */
final class Steps {
  private Steps() {}

  static Step of(Subscription subscription, ConsumerRecord<String, byte[]> record) {
    return switch (subscription) {
      case MessageConsumer consumer -> decoded(record, consumer::wants);
      case BatchMessageConsumer consumer -> decoded(record, consumer::wants);
      case RecordConsumer consumer ->
          consumer
              .idOf(record)
              .<Step>map(id -> new Step.Handle(record, id, Optional.empty()))
              .orElseGet(() -> new Step.Bury(record, Records.positionOf(record), "no-id", "the record has no id"));
    };
  }

  /** Hands over what is to be handed over, in the open transaction. */
  static void handle(Subscription subscription, Tx tx, List<Step.Handle> steps) {
    switch (subscription) {
      case MessageConsumer consumer -> steps.forEach(step -> consumer.handle(tx, step.envelope().orElseThrow()));
      case BatchMessageConsumer consumer -> {
        List<Envelope<?>> envelopes = new ArrayList<>();
        steps.forEach(step -> envelopes.add(step.envelope().orElseThrow()));
        consumer.handle(tx, envelopes);
      }
      case RecordConsumer consumer -> {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        steps.forEach(step -> records.add(step.record()));
        consumer.handle(tx, records);
      }
    }
  }

  private static Step decoded(ConsumerRecord<String, byte[]> record, Predicate<Class<? extends Message>> wanted) {
    if (record.value() == null) {
      return new Step.Pass(record, Optional.empty());
    }
    // Most of a busy topic is for somebody else: its header says so before anything is read.
    if (Records.header(record, "ce_type").flatMap(MessageTypes::named).filter(wanted.negate()).isPresent()) {
      return new Step.Pass(record, Optional.empty());
    }
    return switch (Records.decode(record)) {
      case Decoded.Understood(var envelope) -> new Step.Handle(record, envelope.id(), Optional.of(envelope));
      case Decoded.Unrecognised(var type) -> new Step.Pass(record, Optional.of(type));
      case Decoded.Unreadable(var reason, var detail) -> new Step.Bury(record, Records.positionOf(record), reason.label(), detail);
    };
  }
}
