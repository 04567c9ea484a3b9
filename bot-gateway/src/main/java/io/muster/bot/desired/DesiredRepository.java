package io.muster.bot.desired;

import io.muster.bot.card.CardFollowing;
import io.muster.bot.cloud.Cloud;
import io.muster.bot.cloud.Clouds;
import io.muster.bot.conversation.Conversation;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes what is desired, many cards at once. Newest revision wins; an older one changes nothing. */
@ApplicationScoped
class DesiredRepository {
  private static final String ENDS_NOTHING_NEWER = """
      (card.keeping = 'KEPT' and excluded.revision > card.revision)
      or (card.keeping <> 'KEPT' and (excluded.mapping <> card.mapping or excluded.generation > card.generation
          or (excluded.generation = card.generation and excluded.revision > card.revision)))""";

  private final Cloud cloud;

  DesiredRepository(Clouds clouds) {
    this.cloud = clouds.own();
  }

  /** Conversations that are locked, in their order; which of them there are is known once something after it has answered. */
  record Locked(Map<ConversationId, Tx.Answer> rows) {}

  /** Locks the conversations, in the order given, before anything that is given later. To be followed by {@link #introduce} once cards are written. */
  Locked lock(Tx tx, List<ConversationId> conversations) {
    var rows = new LinkedHashMap<ConversationId, Tx.Answer>();
    conversations.forEach(id -> rows.put(id, tx.ask("select 1 from conversation where tenant = $1 and id = $2 for update", id.tenant().value(), id.value())));
    return new Locked(rows);
  }

  /** Those of them that Teams never told of are tried where Teams says that one may. */
  void introduce(Tx tx, Locked conversations) {
    List<Tuple> unknown = new ArrayList<>();
    conversations.rows().forEach((id, row) -> {
      if (row.row().isEmpty()) {
        unknown.add(Sql.tuple(id.tenant().value(), id.value(), Conversation.kindOf(id.value()).name(), cloud.proactiveServiceUrl(), cloud.registrations().getFirst().name()));
      }
    });
    tx.sendBatch("""
        insert into conversation (tenant, id, kind, service_url, registration, installed)
        values ($1, $2, $3,
          coalesce((select service_url from conversation where tenant = $1 and bot_mri is not null order by changed_at desc limit 1), $4),
          coalesce((select registration from conversation where tenant = $1 and bot_mri is not null order by changed_at desc limit 1), $5), true)
        on conflict do nothing""", unknown);
  }

  /**
   * What each command changed, in their order: 1 or 0. What Teams did not take of an older revision is tried again with a newer one.
   */
  int[] show(Tx tx, List<ShowIncident> commands, CardTraces traces) {
    int[] changed = new int[commands.size()];
    List<Integer> starting = new ArrayList<>();
    List<Tuple> starts = new ArrayList<>();
    List<Integer> following = new ArrayList<>();
    List<Tuple> follows = new ArrayList<>();
    for (int i = 0; i < changed.length; i++) {
      ShowIncident command = commands.get(i);
      if (command.starts()) {
        starting.add(i);
        starts.add(row(command, traces));
      } else {
        following.add(i);
        follows.add(row(command, traces));
      }
    }
    spread(changed, starting, tx.batch("""
        insert into card (id, tenant, conversation, subject, incident, revision, mapping, generation, traceparent)
        values ($1, $2, $3, $4, $5::text::json, $6, $7, $8, $10)
        on conflict (tenant, conversation, subject) do update set
          incident = excluded.incident, revision = excluded.revision, mapping = excluded.mapping, generation = excluded.generation,
          keeping = 'KEPT', version = card.version + 1, not_before = null, traceparent = excluded.traceparent,
          changed_at = case when card.due then card.changed_at else clock_timestamp() end,
          life = case
            when card.life = 'ENDED' or (card.life = 'GONE' and $9) then 'PLANNED'
            when card.life = 'ABANDONED' and card.activity_id is not null then 'POSTED'
            when card.life = 'ABANDONED' and $9 and card.reason <> 'ambiguous-create' then 'PLANNED'
            else card.life end,
          wanted_at = case when card.life = 'ENDED' or (card.life = 'GONE' and $9) then clock_timestamp() else card.wanted_at end
        where\s""" + ENDS_NOTHING_NEWER, starts));
    spread(changed, following, tx.batch("""
        with excluded as (select $1::uuid as id, $5::text::json as incident, $6::bigint as revision, $7::text as mapping, $8::bigint as generation, $10::text as traceparent)
        update card set
          incident = excluded.incident, revision = excluded.revision, mapping = excluded.mapping, generation = excluded.generation,
          keeping = 'KEPT', version = card.version + 1, not_before = null, traceparent = excluded.traceparent,
          changed_at = case when card.due then card.changed_at else clock_timestamp() end,
          life = case
            when card.life = 'GONE' and $9::boolean then 'PLANNED'
            when card.life = 'ABANDONED' and card.activity_id is not null then 'POSTED'
            when card.life = 'ABANDONED' and $9::boolean and card.reason <> 'ambiguous-create' then 'PLANNED'
            else card.life end,
          wanted_at = case when card.life = 'GONE' and $9::boolean then clock_timestamp() else card.wanted_at end
        from excluded where card.tenant = $2 and card.conversation = $3 and card.subject = $4 and (""" + ENDS_NOTHING_NEWER + ")", follows));
    return changed;
  }

  /** Whether a card that stood is no longer kept because of this. */
  boolean stop(Tx tx, StopShowing command, CardTraces traces) {
    return tx.update("""
        update card set keeping = $4, version = version + 1, not_before = null, changed_at = clock_timestamp(), mapping = $5, generation = $6, traceparent = $7,
          life = case when life = 'PLANNED' then 'ENDED' else life end, held = false, storm = case when life = 'PLANNED' then null else storm end
        where tenant = $1 and conversation = $2 and subject = $3 and keeping = 'KEPT' and (mapping <> $5 or generation <= $6)""",
        command.conversation().tenant().value(), command.conversation().value(), command.subject().key(), keeping(command.reason()),
        command.rule().mappingId(), command.rule().generation(), traces.of(command)) == 1;
  }

  private static CardFollowing keeping(StopReason reason) {
    return switch (reason) {
      case UNMAPPED -> CardFollowing.UNMAPPED;
      case MOVED_AWAY -> CardFollowing.MOVED_AWAY;
      case NO_LONGER_VISIBLE -> CardFollowing.NO_LONGER_VISIBLE;
    };
  }

  private static void spread(int[] all, List<Integer> places, int[] some) {
    for (int i = 0; i < some.length; i++) {
      all[places.get(i)] = some[i];
    }
  }

  private static Tuple row(ShowIncident command, CardTraces traces) {
    return Sql.tuple(UUID.randomUUID(), command.conversation().tenant().value(), command.conversation().value(), command.incident().id().key(),
        json(command), command.incident().revision(), command.rule().mappingId(), command.rule().generation(), !command.notices().isEmpty(), traces.of(command));
  }

  private static String json(ShowIncident command) {
    try {
      return MessageJson.mapper().writeValueAsString(command.incident());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an incident could not be written", e);
    }
  }
}
