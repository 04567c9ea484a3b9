package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.WireRecord;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * A record that waits to be sent.
 *
 * @param payload null in a compacted topic's deletion
 * @param traceparent the trace in which it was written
 */
record OutboxRow(String topic, String key, Map<String, String> headers, byte[] payload, Optional<String> traceparent) {
  static final int SHARDS = 8;

  static final String INSERT =
      "insert into outbox(shard, topic, key, headers, payload, traceparent) values ($1, $2, $3, $4, $5, $6)";

  static OutboxRow of(Envelope<?> envelope, String topic) {
    WireRecord record = EnvelopeCodec.encode(envelope);
    return new OutboxRow(topic, record.key(), record.headers(), record.value(), envelope.causedBy().map(Traces::of).orElseGet(Traces::current));
  }

  /** Stable across versions and processes: rows of one key stay in one shard. */
  short shard() {
    return (short) Math.floorMod(key.hashCode(), SHARDS);
  }

  /** In the order of {@link #INSERT}. */
  Object[] arguments() {
    return new Object[] {shard(), topic, key, new JsonObject(Map.copyOf(headers)), payload, traceparent};
  }
}
