package io.muster.bot.storm;

import io.muster.bot.desired.CardLife;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Storms in the database. Whoever changes one holds its conversation's row. */
@ApplicationScoped
public class StormRepository {
  private static final String COLUMNS = "id, tenant, conversation, since, ended_at, version, life, attempts, activity_id, reason";

  /** Which cards wait or started in each of the conversations $1, $2 within $5 milliseconds. */
  private static final String COUNTED = """
      from unnest($1::text[], $2::text[]) as place(tenant, id) cross join lateral (
        select count(*) filter (where due and life <> 'POSTED') as waiting, count(*) filter (where wanted_at > clock_timestamp() - $5 * interval '1 millisecond') as started,
          min(wanted_at) as since
        from card where tenant = place.tenant and conversation = place.id and keeping = 'KEPT' and not held
          and (life = 'PLANNED' or (due and life = 'POSTING') or wanted_at > clock_timestamp() - $5 * interval '1 millisecond')) counted""";

  /** The storm that lasts in a conversation. */
  Optional<StormDigest> running(Tx tx, ConversationId conversation) {
    return tx.row("select " + COLUMNS + " from storm where tenant = $1 and conversation = $2 and ended_at is null",
        conversation.tenant().value(), conversation.value()).map(StormRepository::one);
  }

  /** The storm with this id, in this tenant's conversation only. */
  public Optional<StormDigest> find(Tx tx, ConversationId conversation, UUID storm) {
    return tx.row("select " + COLUMNS + " from storm where tenant = $1 and conversation = $2 and id = $3",
        conversation.tenant().value(), conversation.value(), storm).map(StormRepository::one);
  }

  /**
   * The digest to show now; an older storm's before a newer one's.
   *
   * @param waiting at least this long
   */
  public Optional<StormDigest> due(Tx tx, ConversationId conversation, Duration waiting) {
    return tx.row("select " + COLUMNS + """
         from storm where tenant = $1 and conversation = $2 and due and (not_before is null or not_before <= clock_timestamp())
          and greatest(changed_at, coalesce(not_before, changed_at)) <= clock_timestamp() - $3 * interval '1 millisecond'
        order by since limit 1""", conversation.tenant().value(), conversation.value(), waiting.toMillis()).map(StormRepository::one);
  }

  /**
   * How these conversations are.
   *
   * @param stormy whether there ever was a storm in any of them
   * @param crowded whether too many cards wait in any of them, or started in short time
   */
  record Weather(boolean stormy, boolean crowded) {}

  /** How these conversations are now. */
  Weather weather(Tx tx, Places places, StormConfig config) {
    Row row = tx.row("""
        select coalesce(bool_or(exists (select 1 from storm where tenant = place.tenant and conversation = place.id)), false) as stormy,
          coalesce(bool_or(counted.waiting > $3 or counted.started > $4), false) as crowded
        """ + COUNTED, places.tenants(), places.ids(), config.dueAtOnce(), config.started(), config.within().toMillis()).orElseThrow();
    return new Weather(row.getBoolean("stormy"), row.getBoolean("crowded"));
  }

  /** Whether this message is the card of a storm. */
  public boolean shows(Tx tx, ConversationId conversation, String activityId) {
    return tx.row("select 1 from storm where tenant = $1 and conversation = $2 and activity_id = $3", conversation.tenant().value(), conversation.value(), activityId).isPresent();
  }

  /** Begins a storm wherever too many cards wait, or started in short time; how many began. */
  int begin(Tx tx, Places places, StormConfig config) {
    return tx.update("""
        insert into storm (id, tenant, conversation, since)
        select gen_random_uuid(), place.tenant, place.id, counted.since
        """ + COUNTED + """
         where counted.waiting > $3 or counted.started > $4
        on conflict do nothing""", places.tenants(), places.ids(), config.dueAtOnce(), config.started(), config.within().toMillis());
  }

  /** The digests of these conversations look different now. */
  void draw(Tx tx, Places places, Duration redraw) {
    tx.send("""
        update storm set version = version + 1, changed_at = case when due then changed_at else clock_timestamp() end,
          not_before = case when due then not_before else greatest(clock_timestamp(), shown_at + $3 * interval '1 millisecond') end
        from unnest($1::text[], $2::text[]) as place(tenant, id)
        where storm.tenant = place.tenant and storm.conversation = place.id and storm.ended_at is null""", places.tenants(), places.ids(), redraw.toMillis());
  }

  /** A digest that somebody deleted, or that Teams did not take, is posted again where more incidents came to it. */
  void postAgain(Tx tx, Places places) {
    tx.send("""
        update storm set life = 'PLANNED', changed_at = clock_timestamp(), not_before = null
        from unnest($1::text[], $2::text[]) as place(tenant, id)
        where storm.tenant = place.tenant and storm.conversation = place.id and storm.ended_at is null and storm.life in ('GONE', 'ABANDONED')""",
        places.tenants(), places.ids());
  }

  /** It is over; its card tells so at once. */
  void end(Tx tx, UUID storm) {
    tx.send("update storm set ended_at = clock_timestamp(), check_at = null, version = version + 1, changed_at = clock_timestamp(), not_before = null where id = $1", storm);
  }

  /** When it is to be looked at again, though nothing may have happened. */
  void lookAgain(Tx tx, UUID storm, Instant at) {
    tx.send("update storm set check_at = $2 where id = $1", storm, at);
  }

  /** Writes how far its card is on its way. */
  public void life(Tx tx, UUID storm, CardLife life) {
    int attempts = life instanceof CardLife.Posting posting ? posting.attempts() : 0;
    Optional<String> activity = life instanceof CardLife.Posted posted ? Optional.of(posted.activityId()) : Optional.empty();
    Optional<String> reason = life instanceof CardLife.Abandoned abandoned ? Optional.of(abandoned.reason()) : Optional.empty();
    tx.send("update storm set life = $2, attempts = $3, activity_id = coalesce($4, activity_id), reason = $5 where id = $1", storm, life.word(), attempts, activity, reason);
  }

  /** Teams shows this version now. */
  public void shown(Tx tx, StormDigest digest) {
    tx.send("update storm set shown_version = greatest(shown_version, $2), shown_at = clock_timestamp() where id = $1", digest.id(), digest.version());
  }

  /** Not to be tried again before the pause is over. */
  public void pause(Tx tx, UUID storm, Duration pause) {
    tx.send("update storm set not_before = clock_timestamp() + $2 * interval '1 millisecond' where id = $1", storm, pause.toMillis());
  }

  private static StormDigest one(Row row) {
    return new StormDigest(row.getUUID("id"), new ConversationId(new TenantId(row.getString("tenant")), row.getString("conversation")),
        Sql.instant(row, "since").orElseThrow(), Sql.instant(row, "ended_at"), row.getLong("version"),
        CardLife.of(row.getString("life"), row.getInteger("attempts"), Optional.ofNullable(row.getString("activity_id")), Optional.ofNullable(row.getString("reason"))));
  }
}
