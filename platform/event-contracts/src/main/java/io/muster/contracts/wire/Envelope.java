package io.muster.contracts.wire;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A message with what is known about it; the attributes are those of a CloudEvent.
 *
 * @param id unique per message; the same id twice is the same message delivered twice
 * @param source the service that wrote it, such as {@code webhook-ingest}
 * @param key what must stay in order with it: the record key on the topic
 * @param time when it was written
 * @param tenant the Microsoft 365 tenant that it belongs to, once that is decided
 * @param account the incident tool's account that it belongs to ({@code tool/name}), where there is one
 * @param causedBy the id of the message or delivery that led to it, if any
 * @param principal on whose behalf
 * @param payload the message itself
 */
public record Envelope<T extends Message>(
    String id,
    String source,
    String key,
    Instant time,
    Optional<String> tenant,
    Optional<String> account,
    Optional<String> causedBy,
    Principal principal,
    T payload) {

  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(payload, "payload");
    tenant = tenant == null ? Optional.empty() : tenant;
    account = account == null ? Optional.empty() : account;
    causedBy = causedBy == null ? Optional.empty() : causedBy;
  }

  /** The stable wire name of the payload. */
  public String type() {
    return MessageTypes.nameOf(payload.getClass());
  }
}
