package io.muster.bot.sender;

import io.muster.bot.card.CardContent;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.press.CardViews;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Tx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Gives out turns: which conversation, which call, and whether Teams' limits allow it now. All times are the database's. */
@ApplicationScoped
class SendLeaseRepository {
  private static final String TAKE = "select " + ConversationRepository.COLUMNS + """
      , blocked, sends, hour_minutes, hour_sends,
        (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms, (extract(epoch from not_before) * 1000)::bigint as not_before_ms
      from conversation where due_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
        and tenant <> all($1)
      order by due_at limit 1 for update skip locked""";

  private final DueTaskRepository tasks;
  private final TenantPaceRepository paces;
  private final CardViews views;
  private final SenderConfig config;

  SendLeaseRepository(DueTaskRepository tasks, TenantPaceRepository paces, CardViews views, SenderConfig config) {
    this.tasks = tasks;
    this.paces = paces;
    this.views = views;
    this.config = config;
  }

  /** What came of looking for a turn. */
  sealed interface Found {
    /**
     * Nobody is due.
     *
     * @param within milliseconds until somebody is, as far as that is known
     */
    record Nothing(Optional<Long> within) implements Found {}

    /** Somebody was due, but may not go yet, or has nothing left to do; the next may. */
    record Later() implements Found {}

    /**
     * Go.
     *
     * @param othersWithin milliseconds until another conversation is due, at most 0 where one is now; empty where that is not known
     */
    record Go(SendLease turn, Optional<Long> othersWithin) implements Found {}
  }

  /** Takes the conversation that has waited longest, of tenants that have not their share yet. The turn is committed, with its send counted, before the call is made. */
  Found next(Tx tx, String[] fullTenants) {
    Optional<Row> due = tx.row(TAKE, (Object) fullTenants);
    return due.map(row -> readTurn(tx, row, fullTenants)).orElseGet(() -> new Found.Nothing(nextDue(tx, fullTenants)));
  }

  private static Optional<Long> nextDue(Tx tx, String[] fullTenants) {
    return tx.row("""
        select greatest(1, extract(epoch from due_at - clock_timestamp()) * 1000 + 1)::bigint as within
        from conversation where due_at > clock_timestamp() and tenant <> all($1) order by due_at limit 1""", (Object) fullTenants).map(row -> row.getLong("within"));
  }

  /** What waits in a conversation cannot be read, by a defect of this version. */
  static final class Unreadable extends RuntimeException {
    final transient ConversationId conversation;

    Unreadable(ConversationId conversation, RuntimeException cause) {
      super(cause);
      this.conversation = conversation;
    }
  }

  private Found readTurn(Tx tx, Row row, String[] fullTenants) {
    ConversationId id = new ConversationId(new TenantId(row.getString("tenant")), row.getString("id"));
    try {
      return turn(tx, ConversationRepository.of(row), row, fullTenants);
    } catch (DatabaseUnavailable | PgException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Unreadable(id, e);
    }
  }

  /** Looked at again after all others. */
  void setAside(Tx tx, ConversationId id) {
    tx.send("update conversation set due_at = clock_timestamp() + interval '1 minute' where tenant = $1 and id = $2", id.tenant().value(), id.value());
  }

  private Found turn(Tx tx, Conversation conversation, Row row, String[] fullTenants) {
    ConversationId id = conversation.id();
    if (!conversation.installed() || row.getString("blocked") != null) {
      return later(tx, id, Optional.empty());
    }
    long now = row.getLong("now_ms");
    Long notBefore = row.getLong("not_before_ms");
    if (notBefore != null && notBefore > now) {
      return later(tx, id, Optional.of(notBefore));
    }
    SendWindow window = window(row);
    long here = window.earliest(now);
    DueTaskRepository.Asked asked = tasks.ask(tx, id);
    // A permit of the whole tenant is taken only where the conversation could use it.
    Optional<TenantPaceRepository.Pace> pace = here > now ? Optional.empty() : Optional.of(paces.hold(tx, conversation.registration(), id.tenant()));
    Tx.Answer others = others(tx, id, fullTenants);
    Optional<Task> task = tasks.next(tx, id, asked);
    if (task.isEmpty()) {
      return later(tx, id, tasks.nextMoment(tx, id));
    }
    long earliest = pace.map(held -> paces.permit(tx, held, now)).orElse(here);
    if (earliest > now) {
      return later(tx, id, Optional.of(earliest));
    }
    Task begun = tasks.begin(tx, task.get());
    Optional<Supplier<CardContent>> content = begun.drawn().map(card -> views.asked(tx, card));
    UUID lease = UUID.randomUUID();
    Sends sends = Sends.of(window.plus(now));
    tx.send("""
        update conversation set sends = $3, hour_minutes = $4, hour_sends = $5, lease_owner = $6, lease_until = clock_timestamp() + $7 * interval '1 millisecond'
        where tenant = $1 and id = $2""", id.tenant().value(), id.value(), sends.recent(), sends.minutes(), sends.ofMinutes(), lease, config.lease().toMillis());
    long latest = System.nanoTime() + config.lease().minus(config.callTimeout()).toNanos();
    return new Found.Go(new SendLease(lease, conversation, begun, content, latest), others.row().map(other -> other.getLong("within")));
  }

  /** So that nobody has to look for them in vain right after this. */
  private static Tx.Answer others(Tx tx, ConversationId id, String[] fullTenants) {
    return tx.ask("""
        select (extract(epoch from due_at - clock_timestamp()) * 1000)::bigint + 1 as within
        from conversation where due_at is not null and (lease_until is null or lease_until < clock_timestamp()) and tenant <> all($1) and (tenant, id) <> ($2, $3)
        order by due_at limit 1""", fullTenants, id.tenant().value(), id.value());
  }

  private Found later(Tx tx, ConversationId id, Optional<Long> at) {
    tx.send("update conversation set due_at = to_timestamp($3::double precision / 1000.0) where tenant = $1 and id = $2",
        id.tenant().value(), id.value(), at.map(Long::doubleValue));
    return new Found.Later();
  }

  /** A turn that still counts, with what its conversation says of sends. */
  record Held(SendWindow window, int failures, long nowMillis) {}

  /** Asks whether the turn still counts; its conversation is locked either way, before anything in it is. */
  Supplier<Optional<Held>> hold(Tx tx, SendLease turn) {
    ConversationId id = turn.conversation().id();
    Tx.Answer owner = tx.ask("""
        select lease_owner, sends, hour_minutes, hour_sends, failures, (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms
        from conversation where tenant = $1 and id = $2 for update""", id.tenant().value(), id.value());
    return () -> owner.row().filter(row -> turn.lease().equals(row.getUUID("lease_owner")))
        .map(row -> new Held(window(row), row.getInteger("failures"), row.getLong("now_ms")));
  }

  /**
   * Gives the conversation back, due again where something is left; to be called with what came of the call already written.
   *
   * @param pause before which nothing is sent here, after Teams asked for it or failed
   * @return whether something is left, now or later; to be read once the transaction has ended, which waits for it anyway
   */
  BooleanSupplier end(Tx tx, SendLease turn, Held held, Optional<Duration> pause) {
    ConversationId id = turn.conversation().id();
    Sends sends = Sends.of(held.window().arrived(held.nowMillis()));
    Tx.Answer left = tx.ask("""
        update conversation set sends = $5, hour_minutes = $6, hour_sends = $7, lease_owner = null, lease_until = null, failures = $4,
          not_before = clock_timestamp() + $3::bigint * interval '1 millisecond',
          due_at = case when not installed or blocked is not null then null
            when $3::bigint is not null then clock_timestamp() + $3::bigint * interval '1 millisecond'
            when exists (select 1 from outgoing where tenant = $1 and conversation = $2 and state in ('PLANNED', 'STARTED'))
              or exists (select 1 from storm where tenant = $1 and conversation = $2 and (due or ended_at is null)) then clock_timestamp()
            else (select greatest(clock_timestamp(), min(coalesce(not_before, '-infinity'))) from card
              where tenant = $1 and conversation = $2 and due and (life = 'POSTED' or keeping = 'KEPT') having count(*) > 0) end
        where tenant = $1 and id = $2 returning due_at is not null as due""", id.tenant().value(), id.value(), pause.map(Duration::toMillis), pause.isPresent() ? held.failures() + 1 : 0,
        sends.recent(), sends.minutes(), sends.ofMinutes());
    return () -> left.row().filter(row -> row.getBoolean("due")).isPresent();
  }

  /** A window as the columns of a conversation. */
  private record Sends(Long[] recent, Long[] minutes, Long[] ofMinutes) {
    static Sends of(SendWindow window) {
      return new Sends(
          window.recent().toArray(Long[]::new),
          window.hour().stream().map(SendWindow.Minute::minute).toArray(Long[]::new),
          window.hour().stream().map(minute -> (long) minute.sends()).toArray(Long[]::new));
    }
  }

  private static SendWindow window(Row row) {
    Long[] minutes = row.getArrayOfLongs("hour_minutes");
    Long[] sends = row.getArrayOfLongs("hour_sends");
    var hour = new ArrayList<SendWindow.Minute>();
    for (int i = 0; i < minutes.length; i++) {
      hour.add(new SendWindow.Minute(minutes[i], sends[i].intValue()));
    }
    return new SendWindow(List.of(row.getArrayOfLongs("sends")), hour);
  }
}
