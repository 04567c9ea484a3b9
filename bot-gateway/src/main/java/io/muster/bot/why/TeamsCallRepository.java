package io.muster.bot.why;

import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What Teams was asked to do with cards, and what it answered. */
@ApplicationScoped
public class TeamsCallRepository {

  /**
   * One call.
   *
   * @param call {@code create} or {@code update}
   * @param outcome {@code done}, or the stable word of a refusal
   * @param revision of the subject that was sent; empty for the card of a storm
   */
  public record TeamsCall(String call, String outcome, Optional<Long> revision, Instant at) {}

  /** Writes down a call that has ended. */
  public void write(Tx tx, UUID card, String call, String outcome, Optional<Long> revision) {
    tx.send("insert into teams_call (card, call, outcome, revision) values ($1, $2, $3, $4)", card, call, outcome, revision);
  }

  /** The newest calls, newest first. */
  List<TeamsCall> newest(Tx tx, UUID card, int most) {
    return tx.rows("select call, outcome, revision, at from teams_call where card = $1 order by id desc limit $2", card, most).stream().map(TeamsCallRepository::one).toList();
  }

  private static TeamsCall one(Row row) {
    return new TeamsCall(row.getString("call"), row.getString("outcome"), Optional.ofNullable(row.getLong("revision")), Sql.instant(row, "at").orElseThrow());
  }
}
