package io.muster.bot.press;

import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Holds presses and writes what came of them. */
@ApplicationScoped
class PressStandingRepository {

  /** Holds these presses and, before them, their conversations, in the one order for everybody. Those that there are, by their ids; one round trip. */
  Map<String, PressStanding> hold(Tx tx, Collection<String> ids) {
    Object those = ids.toArray(String[]::new);
    tx.send("""
        select 1 from conversation c where (c.tenant, c.id) in (select tenant, conversation from press where id = any($1::text[]))
        order by c.tenant, c.id for update""", those);
    var standing = new HashMap<String, PressStanding>();
    tx.rows("select *, outcome = 'LOST' as lost, awaited_until < clock_timestamp() as late from press where id = any($1::text[]) order by id for update", those)
        .forEach(row -> standing.put(row.getString("id"), new PressStanding(PressRepository.one(row, ""), row.getBoolean("lost"), row.getBoolean("late"))));
    return standing;
  }

  /** Writes what came of a press that is held and takes it. */
  void came(Tx tx, String id, Press.Came came) {
    switch (came) {
      case Press.Came.UnderWay underWay -> throw new IllegalArgumentException("nothing came of it");
      case Press.Came.Accepted accepted -> tx.send("update press set outcome = 'ACCEPTED', outcome_at = clock_timestamp() where id = $1", id);
      case Press.Came.Done done ->
          tx.send("update press set outcome = 'DONE', already = $2, by_name = $3, outcome_at = $4 where id = $1", id, done.already(), done.byName(), done.at());
      case Press.Came.Refused refused -> tx.send("update press set outcome = 'REFUSED', words = $2, remedy = $3, already = $4, outcome_at = clock_timestamp() where id = $1",
          id, refused.words(), refused.remedy(), refused.badInput());
      case Press.Came.AwaitsLink link -> tx.send("update press set outcome = 'AWAITS_LINK', until = $2, outcome_at = clock_timestamp() where id = $1", id, link.until());
    }
  }
}
