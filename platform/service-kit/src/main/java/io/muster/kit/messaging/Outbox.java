package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.MessageTypes;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * What is to be said once the transaction commits. Lock or insert the aggregate's row before appending for it: then messages of one key
 * are sent in the order in which they were decided. What is appended is not waited for before the transaction ends.
 */
@ApplicationScoped
public class Outbox {

  /** Appends to the topic of the message's family. */
  public void append(Tx tx, Envelope<?> envelope) {
    append(tx, envelope, topicOf(envelope.payload()));
  }

  /** Appends to a topic of the caller's choice. */
  public void append(Tx tx, Envelope<?> envelope, String topic) {
    OutboxRow.of(envelope, topic).insert(tx);
  }

  /** Appends many in their order, each to the topic of its family. */
  public void append(Tx tx, List<? extends Envelope<?>> envelopes) {
    OutboxRow.insert(tx, envelopes.stream().map(envelope -> OutboxRow.of(envelope, topicOf(envelope.payload()))).toList());
  }

  /** Makes a compacted topic forget this key. */
  public void appendDeletion(Tx tx, String topic, String key) {
    appendRecord(tx, topic, key, Map.of(), null);
  }

  /** Appends a record that is no envelope; {@code value} may be null. */
  public void appendRecord(Tx tx, String topic, String key, Map<String, String> headers, byte[] value) {
    new OutboxRow(topic, key, headers, value, Traces.current()).insert(tx);
  }

  /** The topic that carries the family of this message. */
  static String topicOf(Message payload) {
    return MessageTypes.FAMILIES.entrySet().stream()
        .filter(family -> family.getValue().isInstance(payload))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no topic carries " + payload.getClass().getName()));
  }
}
