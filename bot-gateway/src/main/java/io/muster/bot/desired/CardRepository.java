package io.muster.bot.desired;

import io.muster.bot.card.CardFollowing;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Traces;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Cards in the database. Whoever changes one holds its conversation's row, so that the sender neither misses nor repeats a change. */
@ApplicationScoped
public class CardRepository {
  /** What {@link #one} reads. */
  public static final String COLUMNS = "id, tenant, conversation, incident::text as incident, revision, keeping, version, shown_version, life, attempts, activity_id, reason, traceparent";

  private static final ReadIncidents READ = new ReadIncidents();

  /** The one card of this id, to be asked for more than that: the limit leaves the planner no other way, which without statistics is through all cards of a conversation. */
  public static String withId(String id) {
    return "(select * from card where id = " + id + " limit 1) card";
  }

  /** The card with this id, in this tenant's conversation only. */
  public Optional<DesiredCard> find(Tx tx, ConversationId conversation, UUID card) {
    return asked(tx, conversation, card).get();
  }

  /** The same for whoever has more to ask meanwhile. */
  public Supplier<Optional<DesiredCard>> asked(Tx tx, ConversationId conversation, UUID card) {
    Tx.Answer found = tx.ask("select " + COLUMNS + " from " + withId("$3") + " where tenant = $1 and conversation = $2", conversation.tenant().value(), conversation.value(), card);
    return () -> found.row().map(CardRepository::one);
  }

  /** A card that stands in Teams, as this message. */
  record Standing(UUID id, String activityId) {}

  /** Asks whether the card of this subject stands in this conversation. */
  Supplier<Optional<Standing>> standing(Tx tx, ConversationId conversation, SubjectId subject) {
    Tx.Answer card = tx.ask("select id, activity_id from card where tenant = $1 and conversation = $2 and subject = $3 and life = 'POSTED'",
        conversation.tenant().value(), conversation.value(), subject.key());
    return () -> card.row().map(row -> new Standing(row.getUUID("id"), row.getString("activity_id")));
  }

  /** Asks for the card that waits longest in a conversation, one that stands before one that is to be created. */
  public Supplier<Optional<DesiredCard>> longestDue(Tx tx, ConversationId conversation) {
    Tx.Answer card = tx.ask("select " + COLUMNS + """
         from card
        where tenant = $1 and conversation = $2 and due and (life = 'POSTED' or keeping = 'KEPT') and (not_before is null or not_before <= clock_timestamp())
        order by (life = 'POSTED') desc, changed_at limit 1""", conversation.tenant().value(), conversation.value());
    return () -> card.row().map(CardRepository::one);
  }

  /** Writes how far it is on its way. */
  public void life(Tx tx, DesiredCard card, CardLife life) {
    int attempts = life instanceof CardLife.Posting posting ? posting.attempts() : 0;
    Optional<String> activity = life instanceof CardLife.Posted posted ? Optional.of(posted.activityId()) : Optional.empty();
    Optional<String> reason = life instanceof CardLife.Abandoned abandoned ? Optional.of(abandoned.reason()) : Optional.empty();
    // One that nobody wants any more is not planned again: nothing would ever send it. What Teams refused is given up as it was, not as it has become meanwhile.
    tx.send("""
        update card set life = case
            when $2 = 'PLANNED' and keeping <> 'KEPT' then 'ENDED'
            when $2 = 'ABANDONED' and revision > $6 and keeping = 'KEPT' and activity_id is not null then 'POSTED'
            when $2 = 'ABANDONED' and revision > $6 and keeping = 'KEPT' and $5 <> 'ambiguous-create' then 'PLANNED'
            else $2 end,
          attempts = $3, activity_id = coalesce($4, activity_id), reason = $5
        where id = $1""", card.id(), life.word(), attempts, activity, reason, card.incident().revision());
  }

  /** It stands in Teams, as this version; false where it stood there already. */
  public boolean posted(Tx tx, DesiredCard card, String activityId) {
    return tx.update("""
        update card set life = 'POSTED', attempts = 0, activity_id = $2, reason = null, shown_version = greatest(shown_version, $3), shown_revision = greatest(shown_revision, $4)
        where id = $1 and life <> 'POSTED'""", card.id(), activityId, card.version(), card.incident().revision()) == 1;
  }

  /** Teams shows this version now. */
  public void shown(Tx tx, DesiredCard card) {
    tx.send("update card set shown_version = greatest(shown_version, $2), shown_revision = greatest(shown_revision, $3) where id = $1",
        card.id(), card.version(), card.incident().revision());
  }

  /** It looks different now, though the incident did not change; shown not before the pause is over, so that quick changes become one. */
  public void changed(Tx tx, UUID card, Duration pause) {
    changed(tx, card, pause, Traces.current());
  }

  /** The same for what changed in another trace than the caller's. */
  public void changed(Tx tx, UUID card, Duration pause, Optional<String> traceparent) {
    tx.send("""
        update card set version = version + 1, changed_at = clock_timestamp(), traceparent = $3,
          not_before = case when due then not_before else clock_timestamp() + $2 * interval '1 millisecond' end
        where id = $1""", card, pause.toMillis(), traceparent);
  }

  /** Not to be tried again before the pause is over. */
  public void pause(Tx tx, UUID card, Duration pause) {
    tx.send("update card set not_before = clock_timestamp() + $2 * interval '1 millisecond' where id = $1", card, pause.toMillis());
  }

  /** The conversations (locked, in one order for everybody) that show this subject. */
  public List<ConversationId> conversationsShowing(Tx tx, SubjectId subject) {
    return tx.rows("""
        select c.tenant, c.id from conversation c where exists (select 1 from card where tenant = c.tenant and conversation = c.id and subject = $1)
        order by c.tenant, c.id for update""", subject.key())
        .stream().map(row -> new ConversationId(new TenantId(row.getString("tenant")), row.getString("id"))).toList();
  }

  /** The card in a row with {@link #COLUMNS}. */
  public static DesiredCard one(Row row) {
    return new DesiredCard(
        row.getUUID("id"),
        new ConversationId(new TenantId(row.getString("tenant")), row.getString("conversation")),
        READ.of(row.getString("incident")),
        CardFollowing.valueOf(row.getString("keeping")),
        row.getLong("version"),
        row.getLong("shown_version"),
        CardLife.of(row.getString("life"), row.getInteger("attempts"), Optional.ofNullable(row.getString("activity_id")), Optional.ofNullable(row.getString("reason"))),
        Optional.ofNullable(row.getString("traceparent")));
  }
}
