package io.muster.kit.messaging;

import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Hands a buried record once more to the consumer that could not take it, and to no other. */
@ApplicationScoped
public class Redelivery {
  /** Stands for the consumer where Kafka itself refused a record of ours. */
  public static final String OUTBOX = "outbox";

  private final Subscriptions subscriptions;
  private final Outbox outbox;

  Redelivery(Subscriptions subscriptions, Outbox outbox) {
    this.subscriptions = subscriptions;
    this.outbox = outbox;
  }

  /**
   * A record as it was buried.
   *
   * @param headers as they were kept; what is no text under a name with {@code .base64}
   * @param value null for a deletion
   */
  public record Buried(String consumer, String topic, int partition, long offset, String key, Map<String, String> headers, byte[] value) {}

  /** What came of it. */
  public sealed interface Result {
    /** The consumer took it, in the caller's transaction. */
    record Taken() implements Result {}

    /** The consumer has nothing to do with it (any more). */
    record NothingToDo() implements Result {}

    /** It cannot be read, as before. */
    record Unreadable(String reason) implements Result {}

    /** This version of the service has no such consumer. */
    record NobodyThere() implements Result {}
  }

  /** Does it; what the consumer throws comes out, and the transaction is to be rolled back. */
  public Result again(Tx tx, Buried buried) {
    if (buried.consumer().equals(OUTBOX)) {
      outbox.appendRecord(tx, buried.topic(), buried.key(), buried.headers(), buried.value());
      return new Result.Taken();
    }
    Optional<Subscription> subscription = subscriptions.named(buried.consumer());
    return subscription.isEmpty() ? new Result.NobodyThere() : handed(tx, subscription.get(), record(buried));
  }

  private static Result handed(Tx tx, Subscription subscription, ConsumerRecord<String, byte[]> record) {
    return switch (Steps.of(subscription, record)) {
      case Step.Handle handle -> {
        Steps.handle(subscription, tx, List.of(handle));
        yield new Result.Taken();
      }
      case Step.Pass _ -> new Result.NothingToDo();
      case Step.Bury bury -> new Result.Unreadable(bury.reason());
    };
  }

  private static ConsumerRecord<String, byte[]> record(Buried buried) {
    return new ConsumerRecord<>(
        buried.topic(), buried.partition(), buried.offset(), ConsumerRecord.NO_TIMESTAMP, TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE, ConsumerRecord.NULL_SIZE, buried.key(), buried.value(), Records.restored(buried.headers()), Optional.empty());
  }
}
