package io.muster.identity.reading;

import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.contracts.ingest.IngestCommand.SubjectNotFound;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.account.AccountGrantRepository;
import io.muster.identity.account.Accounts;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.ToolAccount;
import io.muster.identity.tool.ToolFailure;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Reads subjects with the account's own token and words what was read for webhook-ingest. */
@ApplicationScoped
public class Readings {
  @Inject Accounts accounts;
  @Inject AccountGrantRepository grants;
  @Inject IncidentTools tools;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;
  @Inject Clock clock;

  /** Reads one; empty where its account is not registered (any more). */
  Optional<Envelope<ObserveIncident>> read(SubjectId subject, String causedBy) {
    Optional<Account> account = accounts.find(subject.account());
    if (account.isEmpty()) {
      return Optional.empty();
    }
    ToolAccount forTool = account.get().forTool();
    Observation read = grants.reading(account.get().id(), token -> tools.of(forTool).read(forTool, subject, token));
    IdentityFailpoints.AFTER_READING.hit();
    return Optional.of(observed(read, Optional.of(causedBy)));
  }

  /** It could not be read; that the tool does not know it is news for webhook-ingest. */
  void abandoned(Tx tx, SubjectId subject, Failure failure) {
    if (failure instanceof ToolFailure.Gone) {
      outbox.append(
          tx,
          envelopes.write(
              subject.key(), Principal.system("identity-linking"), Optional.empty(), Optional.of(subject.account().key()), new SubjectNotFound(subject, clock.instant())));
    }
  }

  /** The command that hands an observation over. */
  public Envelope<ObserveIncident> observed(Observation read, Optional<String> causedBy) {
    SubjectId subject = read.subject();
    Envelope<ObserveIncident> made =
        envelopes.write(
            subject.key(), Principal.system("identity-linking"), Optional.empty(), Optional.of(subject.account().key()), new ObserveIncident(read));
    return new Envelope<>(made.id(), made.source(), made.key(), made.time(), made.tenant(), made.account(), causedBy, made.principal(), made.payload());
  }
}
