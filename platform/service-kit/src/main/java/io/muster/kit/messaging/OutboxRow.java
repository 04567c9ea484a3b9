package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.WireRecord;
import io.muster.kit.database.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
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

  private static final String INSERT =
      "insert into outbox(shard, topic, key, headers, payload, traceparent) values ($1, $2, $3, $4, $5, $6)";

  /** Many in their order; the trigger that tells whoever sends runs once for all of them. */
  private static final String INSERT_ALL =
      """
      insert into outbox(shard, topic, key, headers, payload, traceparent)
      select shard, topic, key, headers::jsonb, payload, traceparent
      from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[]) with ordinality
        as given(shard, topic, key, headers, payload, traceparent, place)
      order by place""";

  static OutboxRow of(Envelope<?> envelope, String topic) {
    WireRecord record = EnvelopeCodec.encode(envelope);
    return new OutboxRow(topic, record.key(), record.headers(), record.value(), envelope.causedBy().map(Traces::of).orElseGet(Traces::current));
  }

  /** Stable across versions and processes: rows of one key stay in one shard. */
  short shard() {
    return (short) Math.floorMod(key.hashCode(), SHARDS);
  }

  /** Waits to be sent once the transaction has committed. */
  void insert(Tx tx) {
    tx.send(INSERT, shard(), topic, key, json(), payload, traceparent);
  }

  /** The same for many, in one statement. */
  static void insert(Tx tx, List<OutboxRow> rows) {
    if (rows.size() == 1) {
      rows.getFirst().insert(tx);
    } else if (!rows.isEmpty()) {
      tx.send(
          INSERT_ALL,
          rows.stream().map(OutboxRow::shard).toArray(Short[]::new),
          rows.stream().map(OutboxRow::topic).toArray(String[]::new),
          rows.stream().map(OutboxRow::key).toArray(String[]::new),
          rows.stream().map(row -> row.json().encode()).toArray(String[]::new),
          rows.stream().map(row -> Buffer.buffer(row.payload())).toArray(Buffer[]::new),
          rows.stream().map(row -> row.traceparent().orElse(null)).toArray(String[]::new));
    }
  }

  private JsonObject json() {
    return new JsonObject(Map.copyOf(headers));
  }
}
