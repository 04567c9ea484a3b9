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

  private static final String WAKE = """
      with woken as (
        update conversation c set due_at = least(coalesce(c.due_at, 'infinity'), greatest(clock_timestamp(), coalesce(c.not_before, '-infinity')))
        from unnest($1::text[], $2::text[]) as told(tenant, id)
        where c.tenant = told.tenant and c.id = told.id and c.installed and c.blocked is null returning 1)
      select pg_notify('""" + CHANNEL + "', '') where exists (select 1 from woken)";

  /** To be called after what is to be done was written, in the same transaction. One that waits already keeps its place. */
  public void wake(Tx tx, List<ConversationId> conversations) {
    String[] tenants = conversations.stream().map(id -> id.tenant().value()).toArray(String[]::new);
    String[] ids = conversations.stream().map(ConversationId::value).toArray(String[]::new);
    tx.send(WAKE, tenants, ids);
  }
}
