package io.muster.bot.talk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What waits to be said, in the database. */
@ApplicationScoped
class OutgoingRepository {

  /** Something that waited. */
  record Waiting(UUID id, Saying saying) {}

  /** Gives up everything that waits for a conversation, and tells what that was. */
  List<Waiting> abandon(Tx tx, ConversationId conversation, String reason) {
    return tx.rows("""
        update outgoing set state = 'ABANDONED', reason = $3
        where tenant = $1 and conversation = $2 and state in ('PLANNED', 'STARTED') returning id, saying""",
        conversation.tenant().value(), conversation.value(), reason).stream().map(row -> new Waiting(row.getUUID("id"), saying(row))).toList();
  }

  /** Whether this message is an answer to connecting that offered what is open: only such a one is ever replaced. */
  boolean offeredOpen(Tx tx, ConversationId conversation, String activityId) {
    return tx.row("select 1 from outgoing where tenant = $1 and conversation = $2 and activity_id = $3 and saying ->> 'say' = 'open-offer'",
        conversation.tenant().value(), conversation.value(), activityId).isPresent();
  }

  private static Saying saying(Row row) {
    try {
      return MessageJson.mapper().readValue(Sql.jsonText(row, "saying"), Saying.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored saying could not be read", e);
    }
  }
}
