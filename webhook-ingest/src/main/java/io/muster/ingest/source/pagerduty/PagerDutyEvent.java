package io.muster.ingest.source.pagerduty;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Named;
import io.muster.ingest.source.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * The envelope that all of PagerDuty's webhooks share.
 *
 * @param id like a ULID; the same when the event is delivered again or through another subscription
 * @param type such as {@code incident.acknowledged}
 * @param at PagerDuty's clock: the version of everything that the event tells
 * @param agent who did it, where PagerDuty tells
 * @param data of the type that belongs to the event type
 */
record PagerDutyEvent(AccountId account, String id, String type, Instant at, Optional<Actor> agent, Payload data) {

  /** Reads the envelope; empty when one of its required members is missing. */
  static Optional<PagerDutyEvent> read(AccountId account, Payload root) {
    return root.object("event").flatMap(event -> whole(account, event));
  }

  private static Optional<PagerDutyEvent> whole(AccountId account, Payload event) {
    Optional<String> id = event.text("id");
    Optional<String> type = event.text("event_type");
    Optional<Instant> at = event.moment("occurred_at");
    Optional<Payload> data = event.object("data");
    return id.isPresent() && type.isPresent() && at.isPresent() && data.isPresent()
        ? Optional.of(new PagerDutyEvent(account, id.get(), type.get(), at.get(), event.object("agent").flatMap(PagerDutyEvent::actor), data.get()))
        : Optional.empty();
  }

  /** A reference to a user, or to something that acts by itself (service, integration, policy). */
  static Optional<Actor> actor(Payload reference) {
    return reference
        .text("id")
        .map(
            id -> {
              Actor.Kind kind =
                  reference.text("type").orElse("user").startsWith("user") ? Actor.Kind.PERSON : Actor.Kind.AUTOMATION;
              return new Actor(kind, Optional.of(id), reference.text("summary").orElse(id), Optional.empty());
            });
  }

  /** A reference to something with an id, a name and a page. */
  static Optional<Named> named(Payload reference) {
    return reference.text("id").map(id -> new Named(id, reference.text("summary").orElse(id), reference.link("html_url")));
  }
}
