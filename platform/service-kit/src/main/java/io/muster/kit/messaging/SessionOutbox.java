package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@link Outbox} for changes made in a session of Hibernate Reactive. It stands alone, so that no bean of a service without Hibernate names it. */
public final class SessionOutbox {
  private SessionOutbox() {}

  /** Appends within the session, so that it commits or rolls back with the session's own transaction. */
  public static Uni<Void> append(Mutiny.Session session, Envelope<?> envelope, String topic) {
    OutboxRow row = OutboxRow.of(envelope, topic);
    return session
        .createNativeQuery(
            "insert into outbox(shard, topic, key, headers, payload, traceparent) values (?1, ?2, ?3, cast(cast(?4 as text) as jsonb), ?5, ?6)")
        .setParameter(1, row.shard())
        .setParameter(2, row.topic())
        .setParameter(3, row.key())
        .setParameter(4, new JsonObject(Map.copyOf(row.headers())).encode())
        .setParameter(5, row.payload())
        .setParameter(6, row.traceparent().orElse(""))
        .executeUpdate()
        .replaceWithVoid();
  }
}
