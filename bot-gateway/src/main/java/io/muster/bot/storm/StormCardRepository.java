package io.muster.bot.storm;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The cards of storms: which wait, and how many may start. */
@ApplicationScoped
class StormCardRepository {
  private static final String HERE = " from unnest($1::text[], $2::text[]) as place(tenant, id)";
  private static final String OF_HERE = " card.tenant = place.tenant and card.conversation = place.id and card.life = 'PLANNED' ";

  /**
   * How many cards may start now.
   *
   * @param calm whether the burst itself is over
   * @param changesAt when that may be different, though nothing happens
   */
  record Starts(int room, boolean calm, Instant changesAt) {}

  /** What is over before its card was created needs none; the digest tells of it. */
  void holdThoseOver(Tx tx, Places places) {
    tx.send("update card set held = true" + HERE + " where" + OF_HERE + "and card.storm is not null and not card.held and not card.open", places.tenants(), places.ids());
  }

  /** What opened again after its storm starts like anything new. */
  void freeThoseOpenAgain(Tx tx, Places places) {
    tx.send("update card set held = false, storm = null, released_at = null, wanted_at = clock_timestamp()" + HERE + " where" + OF_HERE + """
        and card.held and card.open and exists (select 1 from storm where storm.id = card.storm and storm.ended_at is not null)""", places.tenants(), places.ids());
  }

  /** What is new where a storm lasts is held back by it; the conversations in which that was so. */
  List<ConversationId> joinRunning(Tx tx, Places places) {
    return tx.rows("""
        update card set storm = storm.id, held = true, released_at = null
        from unnest($1::text[], $2::text[]) as place(tenant, id) join storm on storm.tenant = place.tenant and storm.conversation = place.id and storm.ended_at is null
        where\s""" + OF_HERE + "and card.keeping = 'KEPT' and not card.held and card.storm is distinct from storm.id returning card.tenant, card.conversation",
        places.tenants(), places.ids()).stream().map(StormCardRepository::place).distinct().toList();
  }

  /** What started in the burst before anybody called it a storm is counted with it, and goes on as it is. */
  void countStarted(Tx tx, Places places, Duration within) {
    tx.send("""
        update card set storm = storm.id
        from unnest($1::text[], $2::text[]) as place(tenant, id) join storm on storm.tenant = place.tenant and storm.conversation = place.id and storm.ended_at is null
        where card.tenant = place.tenant and card.conversation = place.id and card.keeping = 'KEPT' and not card.held and card.life in ('POSTING', 'POSTED')
          and card.storm is null and card.wanted_at > clock_timestamp() - $3 * interval '1 millisecond'""", places.tenants(), places.ids(), within.toMillis());
  }

  /** How many may start now: none while more come than can be shown at once, later as many as a quiet conversation may start. */
  Starts starts(Tx tx, ConversationId conversation, StormConfig config) {
    Row row = tx.row("""
        with recent as (
            select wanted_at as at, true as came from card where tenant = $1 and conversation = $2 and wanted_at > clock_timestamp() - $3 * interval '1 millisecond'
            union all
            select released_at, false from card where tenant = $1 and conversation = $2 and released_at > clock_timestamp() - $3 * interval '1 millisecond')
        select (select count(*) from recent where came)::int as came, (select count(*) from recent)::int as started,
          (select count(*) from card where tenant = $1 and conversation = $2 and due and life <> 'POSTED' and keeping = 'KEPT')::int as waiting,
          (select at from recent where came order by at desc offset $4 limit 1) + $3 * interval '1 millisecond' as calm_at,
          (select at from recent order by at desc offset $5 - 1 limit 1) + $3 * interval '1 millisecond' as room_at,
          clock_timestamp() + interval '1 second' as soon""",
        conversation.tenant().value(), conversation.value(), config.within().toMillis(), config.dueAtOnce(), config.started()).orElseThrow();
    boolean calm = row.getInteger("came") <= config.dueAtOnce();
    int room = Math.min(config.started() - row.getInteger("started"), config.dueAtOnce() - row.getInteger("waiting"));
    Instant soon = Sql.instant(row, "soon").orElseThrow();
    return new Starts(calm ? room : 0, calm, Sql.instant(row, calm ? "room_at" : "calm_at").orElse(soon).plusMillis(1));
  }

  /** Lets this many start, the one that waits longest first. */
  void release(Tx tx, UUID storm, int most) {
    tx.send("""
        update card set held = false, released_at = clock_timestamp() where id in (
          select id from card where storm = $1 and held and open and life = 'PLANNED' and keeping = 'KEPT' order by wanted_at, id limit $2)""", storm, most);
  }

  /** Whether any of its incidents is open and has no card of its own yet. */
  boolean anyWaiting(Tx tx, UUID storm) {
    return tx.row("select 1 from card where storm = $1 and held and open and life = 'PLANNED' and keeping = 'KEPT' limit 1", storm).isPresent();
  }

  private static ConversationId place(Row row) {
    return new ConversationId(new TenantId(row.getString("tenant")), row.getString("conversation"));
  }
}
