package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.kit.service.ServiceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Puts messages into envelopes: a new id, this service as the source, the time of the injected clock. */
@ApplicationScoped
public class Envelopes {
  private final ServiceConfig service;
  private final Clock clock;

  Envelopes(ServiceConfig service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** A message that no other message led to. */
  public <T extends Message> Envelope<T> write(String key, Principal principal, Optional<String> tenant, Optional<String> account, T payload) {
    return new Envelope<>(
        UUID.randomUUID().toString(), service.name(), key, clock.instant(), tenant, account, Optional.empty(), principal, payload);
  }

  /** A message that {@code cause} led to: its tenant, account and principal. */
  public <T extends Message> Envelope<T> causedBy(Envelope<?> cause, String key, T payload) {
    return causedBy(cause, key, cause.tenant(), cause.account(), cause.principal(), payload);
  }

  /** A message that {@code cause} led to, for another tenant or account or on another's behalf. */
  public <T extends Message> Envelope<T> causedBy(
      Envelope<?> cause, String key, Optional<String> tenant, Optional<String> account, Principal principal, T payload) {
    return new Envelope<>(
        UUID.randomUUID().toString(), service.name(), key, clock.instant(), tenant, account, Optional.of(cause.id()), principal, payload);
  }
}
