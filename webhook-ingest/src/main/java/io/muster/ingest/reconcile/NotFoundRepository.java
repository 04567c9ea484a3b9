package io.muster.ingest.reconcile;

import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.CompareOpenIncidents;
import io.muster.contracts.ingest.IngestCommand.OpenIncident;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Subjects that the tool does not know (any more), and when it is asked for them again. */
@ApplicationScoped
class NotFoundRepository {

  /**
   * The tool did not know it once more; the next question comes later each time.
   *
   * @return whether it has not known it for long enough to close it here
   */
  boolean again(Tx tx, SubjectId subject, ReconcileConfig config) {
    return tx.row(
            """
            insert into incident_not_found as known (subject_key, ask_after) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
            on conflict (subject_key) do update set times = known.times + 1, last_at = clock_timestamp(),
              ask_after = clock_timestamp() + least($2 * (2 ^ least(known.times, 20)), $3) * interval '1 millisecond'
            returning first_at <= clock_timestamp() - $4 * interval '1 millisecond' as long""",
            subject.key(), (double) config.askAgainFirst().toMillis(), (double) config.askAgainAtMost().toMillis(), (double) config.closeNotFoundAfter().toMillis())
        .orElseThrow()
        .getBoolean("long");
  }

  /** It is closed here, or was never open: nobody asks for it again. */
  void forget(Tx tx, SubjectId subject) {
    tx.update("delete from incident_not_found where subject_key = $1", subject.key());
  }

  /** What the tool lists it knows; and what was not asked for in a long time is of no interest. */
  void forgetListed(Tx tx, CompareOpenIncidents list, Duration age) {
    String[] listed = list.open().stream().map(OpenIncident::nativeId).map(id -> SubjectId.incident(list.account(), id).key()).toArray(String[]::new);
    tx.update("delete from incident_not_found where subject_key = any($1) or last_at < clock_timestamp() - $2 * interval '1 second'", listed, age.toSeconds());
  }
}
