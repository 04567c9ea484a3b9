package io.muster.bot.talk;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Private cards with links in the database: where each stands, and what it says. Every method that moves some on returns those that are to be drawn again. */
@ApplicationScoped
class LinkCardRepository {

  /** One that is to be drawn again. */
  record Standing(ConversationId chat, AccountId account, String activityId) {}

  /** One stands in Teams now. */
  void stands(Tx tx, UUID id, ConversationId chat, Saying.PrivateLink link, String activityId) {
    tx.send(
        "insert into link_card (id, tenant, conversation, account, activity_id, until) values ($1, $2, $3, $4, $5, $6) on conflict (id) do update set activity_id = excluded.activity_id",
        id, chat.tenant().value(), chat.value(), link.account().key(), activityId, link.until());
  }

  /** The person is linked; a card that was told as expired a moment ago is mended, for the link may have been used in its last one. */
  List<Standing> linked(Tx tx, ConversationId chat, AccountId account) {
    return standing(tx.rows("""
        update link_card set state = 'LINKED' where tenant = $1 and conversation = $2 and account = $3
          and (state = 'OPEN' or state = 'EXPIRED' and until > clock_timestamp() - interval '10 minutes') returning *""",
        chat.tenant().value(), chat.value(), account.key()));
  }

  /** The person is no longer linked with these accounts. */
  List<Standing> unlinked(Tx tx, ConversationId chat, List<AccountId> accounts) {
    return standing(tx.rows("update link_card set state = 'UNLINKED' where tenant = $1 and conversation = $2 and account = any($3) and state = 'LINKED' returning *",
        chat.tenant().value(), chat.value(), accounts.stream().map(AccountId::key).toArray(String[]::new)));
  }

  /** Links whose time is over, unused. A link that was used in its last moment is told a little later than its end. */
  List<Standing> expired(Tx tx, int most) {
    return standing(tx.rows("""
        with over as materialized (
          select id from link_card where state = 'OPEN' and until < clock_timestamp() - interval '5 seconds' order by until limit $1 for update skip locked)
        update link_card set state = 'EXPIRED' from over where link_card.id = over.id returning link_card.*""", most));
  }

  /** Forgets those whose link ended longer ago. */
  void forget(Tx tx, Duration age) {
    tx.update("delete from link_card where until < clock_timestamp() - $1 * interval '1 second'", age.toSeconds());
  }

  private static List<Standing> standing(List<Row> cards) {
    return cards.stream().map(card -> new Standing(new ConversationId(new TenantId(card.getString("tenant")), card.getString("conversation")),
        AccountId.parse(card.getString("account")), card.getString("activity_id"))).toList();
  }
}
