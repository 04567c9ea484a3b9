package io.muster.identity.acting;

import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityEvent.ActionAccepted;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.identity.acting.Action.Status;
import io.muster.identity.tool.Outcome;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Ends an action: its row, the event for Teams, what the tool told about the subject for webhook-ingest, the audit record; all or nothing. */
@ApplicationScoped
class ActionOutcomes {
  @Inject ActionRepository actions;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Does nothing where the action has ended before, or is no longer what it was when it was read. */
  void end(Tx tx, Action action, Outcome outcome) {
    Optional<String> reason = outcome instanceof Outcome.Refused refused ? Optional.of(refused.reason().name()) : Optional.empty();
    if (actions.end(tx, action, status(outcome), reason)) {
      outbox.append(tx, envelope(action, Optional.of(action.person().tenant().value()), event(action, outcome)));
      outcome.told().ifPresent(told -> outbox.append(tx, envelope(action, Optional.empty(), new ObserveIncident(told))));
      audit.write(tx, principal(action), "action." + action.verb(), action.subject().key(), Map.of("outcome", status(outcome).word(), "action", action.id()));
    }
  }

  /** Tells webhook-ingest what was seen on the way, though the action goes on. */
  void tell(Tx tx, Action action, Observation seen) {
    outbox.append(tx, envelope(action, Optional.empty(), new ObserveIncident(seen)));
  }

  private static Status status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Already _ -> Status.SUCCEEDED;
      case Outcome.Accepted _ -> Status.ACCEPTED;
      case Outcome.Refused _ -> Status.REFUSED;
    };
  }

  private IdentityEvent event(Action action, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var by, var at, var _) ->
          new ActionSucceeded(action.id(), action.subject(), action.verb(), action.person(), action.personName(), by, false, at);
      case Outcome.Already(var by, var at, var _) ->
          new ActionSucceeded(action.id(), action.subject(), action.verb(), action.person(), action.personName(), by, true, at);
      case Outcome.Accepted(var at) -> new ActionAccepted(action.id(), action.subject(), action.verb(), action.person(), at);
      case Outcome.Refused(var reason, var text, var remedy, var _) ->
          new ActionRefused(action.id(), action.subject(), action.verb(), action.person(), reason, text, remedy, clock.instant());
    };
  }

  private <T extends Message> Envelope<T> envelope(Action action, Optional<String> tenant, T payload) {
    Envelope<T> made = envelopes.write(action.subject().key(), principal(action), tenant, Optional.of(action.subject().account().key()), payload);
    return new Envelope<>(made.id(), made.source(), made.key(), made.time(), made.tenant(), made.account(), action.causedBy(), made.principal(), payload);
  }

  private static Principal principal(Action action) {
    return new Principal(Principal.Kind.PERSON, action.person().key(), Optional.of(action.personName()));
  }
}
