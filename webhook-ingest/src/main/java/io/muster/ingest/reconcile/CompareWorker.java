package io.muster.ingest.reconcile;

import io.muster.contracts.identity.IdentityCommand.FetchIncident;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.CompareOpenIncidents;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.assembly.Assembly;
import io.muster.ingest.reconcile.OpenIncidentRepository.Differing;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Compares one list with what is known and asks for what differs; the answers come as observations, like any other reading. */
@ApplicationScoped
class CompareWorker implements WorkHandler {
  static final String KIND = "compare-open";
  private static final Logger LOG = Logger.getLogger(CompareWorker.class);

  /** Longer than any pause between two questions. */
  private static final Duration FORGET_AFTER = Duration.ofDays(7);

  /** Told to identity-linking: nobody waits for these readings. */
  private static final String REASON = "reconcile";

  private final OpenIncidentRepository repository;
  private final NotFoundRepository notFound;
  private final Assembly assembly;
  private final ReconcileConfig config;
  private final Envelopes envelopes;
  private final Outbox outbox;
  private final CompareMetrics metrics;
  private final Clock clock;

  CompareWorker(OpenIncidentRepository repository, NotFoundRepository notFound, Assembly assembly, ReconcileConfig config, Envelopes envelopes, Outbox outbox, CompareMetrics metrics,
      Clock clock) {
    this.repository = repository;
    this.notFound = notFound;
    this.assembly = assembly;
    this.config = config;
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What lies in the work row. */
  public record Compare(String causedBy, CompareOpenIncidents list) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void perform(WorkItem item) {
    Compare compare = item.payload(Compare.class);
    if (compare.list().listedAt().isBefore(clock.instant().minus(config.stale()))) {
      // It waited through an outage; the next list says how things stand now.
      return;
    }
    item.complete(tx -> compare(tx, compare));
  }

  private void compare(Tx tx, Compare compare) {
    CompareOpenIncidents list = compare.list();
    notFound.forgetListed(tx, list, FORGET_AFTER);
    List<Differing> missing = repository.missing(tx, list, config.most());
    List<Differing> ended = list.complete() ? repository.openHereOnly(tx, list, config.most()) : List.of();
    assembly.doubtClosed(tx, missing.stream().filter(Differing::closedNotFound).map(one -> SubjectId.incident(list.account(), one.nativeId())).toList());
    outbox.append(tx, missing.stream().map(one -> wish(list.account(), one, compare.causedBy())).toList());
    outbox.append(tx, ended.stream().map(one -> wish(list.account(), one, compare.causedBy())).toList());
    IngestFailpoints.RECONCILE_PAGE.hit();
    metrics.compared(list.account().tool(), missing.size(), ended.size());
    if (!missing.isEmpty() || !ended.isEmpty()) {
      LOG.infof("Something was missed and is read: account=%s unknown-or-older=%d open-here-only=%d", list.account().key(), missing.size(), ended.size());
    }
  }

  private Envelope<FetchIncident> wish(AccountId account, Differing one, String causedBy) {
    SubjectId subject = SubjectId.incident(account, one.nativeId());
    Envelope<FetchIncident> made =
        envelopes.write(subject.key(), Principal.system("webhook-ingest"), Optional.empty(), Optional.of(account.key()), new FetchIncident(subject, REASON));
    return new Envelope<>(made.id(), made.source(), made.key(), made.time(), made.tenant(), made.account(), Optional.of(causedBy), made.principal(), made.payload());
  }
}
