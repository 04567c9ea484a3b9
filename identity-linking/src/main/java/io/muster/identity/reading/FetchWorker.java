package io.muster.identity.reading;

import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.account.AccountGrantRepository;
import io.muster.identity.account.Accounts;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.ToolAccount;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.log.LogKeys;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads a subject with the account's own token and hands what was read to webhook-ingest. */
@ApplicationScoped
class FetchWorker implements WorkHandler {
  static final String KIND = "fetch-incident";
  private static final Logger LOG = Logger.getLogger(FetchWorker.class);

  @Inject Accounts accounts;
  @Inject AccountGrantRepository grants;
  @Inject IncidentTools tools;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;

  /** What lies in the work row. */
  public record Fetch(SubjectId subject, String causedBy) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void perform(WorkItem item) {
    Fetch fetch = item.payload(Fetch.class);
    Optional<Account> account = accounts.find(fetch.subject().account());
    if (account.isPresent()) {
      ToolAccount forTool = account.get().forTool();
      Observation read = grants.reading(account.get().id(), token -> tools.of(forTool).read(forTool, fetch.subject(), token));
      IdentityFailpoints.AFTER_READING.hit();
      item.complete(tx -> outbox.append(tx, envelope(fetch, read)));
    }
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    try (var _ = LogKeys.with("incident", item.key()).and("reason", failure.reason())) {
      LOG.warn("A subject could not be read; see its reason's runbook");
    }
  }

  private Envelope<ObserveIncident> envelope(Fetch fetch, Observation read) {
    Envelope<ObserveIncident> made =
        envelopes.write(
            fetch.subject().key(),
            Principal.system("identity-linking"),
            Optional.empty(),
            Optional.of(fetch.subject().account().key()),
            new ObserveIncident(read));
    return new Envelope<>(
        made.id(), made.source(), made.key(), made.time(), made.tenant(), made.account(), Optional.of(fetch.causedBy()), made.principal(), made.payload());
  }
}
