package io.muster.bot.told;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** What happens to words for one person when there is no way to that person. */
@ApplicationScoped
public class PrivateSayings {
  private final Outgoings outgoings;

  PrivateSayings(Outgoings outgoings) {
    this.outgoings = outgoings;
  }

  /** Gives up what waits for this chat. Where somebody had asked in public, a line there says so without naming anybody. */
  public void unreachable(Tx tx, ConversationId waiting) {
    for (Row row : tx.rows("""
        update outgoing set state = 'ABANDONED', reason = 'person-unreachable'
        where tenant = $1 and conversation = $2 and state in ('PLANNED', 'STARTED') returning id, saying""", waiting.tenant().value(), waiting.value())) {
      if (read(row) instanceof Saying.PrivateLink link) {
        link.askedIn().ifPresent(place -> outgoings.say(tx, Outgoing.answer(place.conversation(), place.thread(),
            new Saying.Line(Words.cannotReach()), "unreachable/" + row.getUUID("id"))));
      }
    }
  }

  private static Saying read(Row row) {
    try {
      return MessageJson.mapper().readValue(Sql.jsonText(row, "saying"), Saying.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored saying could not be read", e);
    }
  }
}
