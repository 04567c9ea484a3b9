package io.muster.identity.reading;

import io.muster.contracts.incident.SubjectId;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.log.LogKeys;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Reads a subject for which somebody waits and hands what was read to webhook-ingest. */
@ApplicationScoped
class FetchWorker implements WorkHandler {
  static final String KIND = "fetch-incident";
  private static final Logger LOG = Logger.getLogger(FetchWorker.class);

  @Inject Readings readings;
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
    readings.read(fetch.subject(), fetch.causedBy()).ifPresent(read -> item.complete(tx -> outbox.append(tx, read)));
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    readings.abandoned(tx, item.payload(Fetch.class).subject(), failure);
    warn(item, failure);
  }

  static void warn(WorkItem item, Failure failure) {
    try (var _ = LogKeys.with("incident", item.key()).and("reason", failure.reason())) {
      LOG.warn("A subject could not be read; see its reason's runbook");
    }
  }
}
