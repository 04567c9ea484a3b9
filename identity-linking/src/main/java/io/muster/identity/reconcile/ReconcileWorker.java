package io.muster.identity.reconcile;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.ingest.IngestCommand.CompareOpenIncidents;
import io.muster.contracts.ingest.IngestCommand.OpenIncident;
import io.muster.contracts.wire.Principal;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.account.AccountGrantRepository;
import io.muster.identity.account.Accounts;
import io.muster.identity.pace.Pace;
import io.muster.identity.reading.Readings;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.OpenPage;
import io.muster.kit.database.Database;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists what is open in one account. What changed since the last list is told at once, from the list itself; the whole list goes to be compared, and what is
 * missing there, or is open there only, comes back as wishes to read.
 */
@ApplicationScoped
class ReconcileWorker implements WorkHandler {
  static final String KIND = "reconcile-account";

  @Inject Accounts accounts;
  @Inject AccountGrantRepository grants;
  @Inject IncidentTools tools;
  @Inject Subscriptions subscriptions;
  @Inject ReconcileRepository repository;
  @Inject ReconcileConfig config;
  @Inject Readings readings;
  @Inject Pace pace;
  @Inject Database database;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;
  @Inject Clock clock;

  /** What lies in the work row. */
  public record Reconcile(String account) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Duration longest() {
    // A hundred pages at the account's pace, and room to spare.
    return Duration.ofMinutes(5);
  }

  @Override
  public void perform(WorkItem item) {
    Optional<Account> account = accounts.find(AccountId.parse(item.payload(Reconcile.class).account()));
    if (account.isPresent()) {
      reconcile(item, account.get());
    }
  }

  private void reconcile(WorkItem item, Account account) {
    // First the subscriptions: what happens once one delivers again is told by it, what happened before is in the list.
    WebhookStanding webhooks = subscriptions.look(account);
    database.run(tx -> repository.webhooks(tx, account.id(), webhooks));
    Instant listedAt = clock.instant();
    Instant since = database.read(tx -> repository.listedAt(tx, account.id())).map(last -> last.minus(config.overlap())).orElse(Instant.MIN);
    List<OpenIncident> open = new ArrayList<>();
    Optional<OpenPage> page = page(account, Optional.empty());
    boolean complete = page.isPresent();
    while (page.isPresent()) {
      OpenPage read = page.get();
      IdentityFailpoints.RECONCILE_PAGE.hit();
      read.open().forEach(one -> open.add(new OpenIncident(one.told().subject().nativeId(), one.changedAt())));
      tellChanged(read, since);
      complete = complete && read.complete();
      page = read.next().flatMap(next -> page(account, Optional.of(next)));
    }
    finish(item, account.id(), listedAt, open, complete);
  }

  private Optional<OpenPage> page(Account account, Optional<String> which) {
    pace.await(account.id(), 1);
    return grants.reading(account.id(), token -> tools.of(account.forTool()).open(account.forTool(), token, which));
  }

  private void tellChanged(OpenPage page, Instant since) {
    var changed = page.open().stream().filter(one -> !one.changedAt().isBefore(since)).map(one -> readings.observed(one.told(), Optional.empty())).toList();
    if (!changed.isEmpty()) {
      database.run(tx -> outbox.append(tx, changed));
    }
  }

  private void finish(WorkItem item, AccountId account, Instant listedAt, List<OpenIncident> open, boolean complete) {
    var compare = new CompareOpenIncidents(account, listedAt, complete, open);
    item.complete(
        tx -> {
          repository.done(tx, account, listedAt, open.size(), complete);
          if (complete || !open.isEmpty()) {
            outbox.append(tx, envelopes.write(account.key(), Principal.system("identity-linking"), Optional.empty(), Optional.of(account.key()), compare));
          }
        });
  }
}
