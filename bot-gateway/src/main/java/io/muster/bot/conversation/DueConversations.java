package io.muster.bot.conversation;

import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells the sender that there is something to do in a conversation. */
@ApplicationScoped
public class DueConversations {
  /** What PostgreSQL notifies when somebody is due. */
  public static final String CHANNEL = "bot_due";

  /** To be called after what is to be done was written, in the same transaction. One that waits already keeps its place. */
  public void wake(Tx tx, List<ConversationId> conversations) {
    String[] tenants = conversations.stream().map(id -> id.tenant().value()).toArray(String[]::new);
    String[] ids = conversations.stream().map(ConversationId::value).toArray(String[]::new);
    tx.update("""
        update conversation c set due_at = least(coalesce(c.due_at, 'infinity'), greatest(clock_timestamp(), coalesce(c.not_before, '-infinity')))
        from unnest($1::text[], $2::text[]) as woken(tenant, id)
        where c.tenant = woken.tenant and c.id = woken.id and c.installed and c.blocked is null""", tenants, ids);
    tx.rows("select pg_notify('" + CHANNEL + "', '')");
  }
}
