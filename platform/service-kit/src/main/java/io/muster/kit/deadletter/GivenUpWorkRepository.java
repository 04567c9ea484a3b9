package io.muster.kit.deadletter;

import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of work that was given up. */
@ApplicationScoped
class GivenUpWorkRepository {
  /** One; its payload is not told, for it may hold what only the service may know. */
  record GivenUp(long id, String kind, String key, String reason, int attempts, Instant wantedAt, Optional<Instant> givenUpAt) {}

  /** Newest first; an empty kind means any. */
  List<GivenUp> all(Tx tx, String kind, int most) {
    return tx.rows("select * from work where status = 'failed' and ($1 = '' or kind = $1) order by id desc limit $2", kind, most).stream()
        .map(
            row ->
                new GivenUp(
                    row.getLong("id"), row.getString("kind"), row.getString("key"), Optional.ofNullable(row.getString("last_reason")).orElse(""), row.getInteger("attempts"),
                    Sql.instant(row, "created_at").orElseThrow(), Sql.instant(row, "failed_at")))
        .toList();
  }

  /** The ids, oldest first. */
  List<Long> ids(Tx tx, String kind, int most) {
    return tx.rows("select id from work where status = 'failed' and ($1 = '' or kind = $1) order by id limit $2", kind, most).stream().map(row -> row.getLong("id")).toList();
  }

  /** Has it tried again as if it had never been; false where there is no such work that was given up. */
  boolean again(Tx tx, long id) {
    return tx.update(
            "update work set status = 'waiting', attempts = 0, due_at = clock_timestamp(), failed_at = null, lease_holder = null, lease_until = null where id = $1 and status = 'failed'", id)
        == 1;
  }

  /** Forgets it; false where there is no such work that was given up. */
  boolean discard(Tx tx, long id) {
    return tx.update("delete from work where id = $1 and status = 'failed'", id) == 1;
  }
}
