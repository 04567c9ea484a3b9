package io.muster.bot.conversation;

import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

  private static final String WAKE_LATER = """
      update conversation c set due_at = least(coalesce(c.due_at, 'infinity'), greatest(told.at, coalesce(c.not_before, '-infinity')))
      from (select tenant, id, clock_timestamp() + $3 * interval '1 millisecond' as at from unnest($1::text[], $2::text[]) as those(tenant, id)) told
      where c.tenant = told.tenant and c.id = told.id and c.installed and c.blocked is null and (c.due_at is null or c.due_at > told.at)""";

  /** To be called after what is to be done was written, in the same transaction. One that waits already keeps its place. */
  public void wake(Tx tx, List<ConversationId> conversations) {
    tx.send(WAKE, tenants(conversations), ids(conversations));
  }

  /**
   * The same for what is not to be done before the pause is over; the rows are held. Nobody is notified: told now, the sender would look in vain. It looks by itself who
   * becomes due, as often as {@code muster.bot.sender.poll} says: where that is longer than the pause, this may be done as much later.
   */
  public void wakeLater(Tx tx, List<ConversationId> conversations, Duration pause) {
    tx.send(WAKE_LATER, tenants(conversations), ids(conversations), pause.toMillis());
  }

  private static String[] tenants(List<ConversationId> conversations) {
    return conversations.stream().map(id -> id.tenant().value()).toArray(String[]::new);
  }

  private static String[] ids(List<ConversationId> conversations) {
    return conversations.stream().map(ConversationId::value).toArray(String[]::new);
  }
}
