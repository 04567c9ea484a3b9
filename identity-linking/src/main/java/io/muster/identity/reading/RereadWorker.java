package io.muster.identity.reading;

import io.muster.identity.pace.Pace;
import io.muster.identity.reading.FetchWorker.Fetch;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads subjects of which something may have been missed: at the account's pace, so that those for which somebody waits are not held up. */
@ApplicationScoped
class RereadWorker implements WorkHandler {
  static final String KIND = "reread-incident";

  /** A tool may need two calls for one reading, such as the incident and its notes. */
  private static final int CALLS = 2;

  @Inject Readings readings;
  @Inject Pace pace;
  @Inject Outbox outbox;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void perform(WorkItem item) {
    Fetch fetch = item.payload(Fetch.class);
    pace.await(fetch.subject().account(), CALLS);
    readings.read(fetch.subject(), fetch.causedBy()).ifPresent(read -> item.complete(tx -> outbox.append(tx, read)));
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    readings.abandoned(tx, item.payload(Fetch.class).subject(), failure);
    FetchWorker.warn(item, failure);
  }
}
