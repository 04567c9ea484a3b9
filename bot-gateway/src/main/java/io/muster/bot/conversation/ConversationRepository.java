package io.muster.bot.conversation;

import io.muster.bot.cloud.Cloud;
import io.muster.bot.cloud.Clouds;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Conversations in the database. Each change of what others may know is published with it. */
@ApplicationScoped
public class ConversationRepository {
  /** What {@link #of} reads. */
  public static final String COLUMNS = "tenant, id, kind, service_url, registration, bot_mri, team, team_name, name, person, person_mri, installed";

  private static final String FIND = "select " + COLUMNS + " from conversation where tenant = $1 and id = $2";
  private static final String HOLD = FIND + " for update";

  /** Nothing is written where nothing new was told. The row is held either way. */
  private static final String REMEMBER = """
      insert into conversation (tenant, id, kind, service_url, registration, bot_mri, team, team_name, name, person, person_mri, installed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      on conflict (tenant, id) do update set
        kind = excluded.kind, service_url = excluded.service_url, registration = excluded.registration,
        bot_mri = coalesce(excluded.bot_mri, conversation.bot_mri), team = coalesce(excluded.team, conversation.team),
        team_name = coalesce(excluded.team_name, conversation.team_name), name = coalesce(excluded.name, conversation.name),
        person = coalesce(excluded.person, conversation.person), person_mri = coalesce(excluded.person_mri, conversation.person_mri),
        installed = excluded.installed, blocked = null, changed_at = now(),
        due_at = case when conversation.blocked is not null or conversation.installed <> excluded.installed then clock_timestamp() else conversation.due_at end
      where conversation.blocked is not null or conversation.changed_at < now() - interval '1 hour'
        or (conversation.kind, conversation.service_url, conversation.registration, conversation.installed)
          is distinct from (excluded.kind, excluded.service_url, excluded.registration, excluded.installed)
        or conversation.bot_mri is distinct from coalesce(excluded.bot_mri, conversation.bot_mri)
        or conversation.team is distinct from coalesce(excluded.team, conversation.team)
        or conversation.team_name is distinct from coalesce(excluded.team_name, conversation.team_name)
        or conversation.name is distinct from coalesce(excluded.name, conversation.name)
        or conversation.person is distinct from coalesce(excluded.person, conversation.person)
        or conversation.person_mri is distinct from coalesce(excluded.person_mri, conversation.person_mri)
      returning\s""" + COLUMNS;

  private final Envelopes envelopes;
  private final Outbox outbox;
  private final Cloud cloud;

  ConversationRepository(Envelopes envelopes, Outbox outbox, Clouds clouds) {
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.cloud = clouds.own();
  }

  /**
   * Remembers what an activity told. What it did not tell is kept. Wakes whatever waits for this conversation. Where it told nothing new, nothing is written but, once
   * an hour, the time: {@code changed_at} is when Teams last told something, to the hour.
   */
  public Conversation remember(Tx tx, Conversation seen) {
    return remembering(tx, seen).get();
  }

  /** The same for whoever has more to ask meanwhile: the conversation's row is held for what is given after this, and the answer has to be read. */
  public Supplier<Conversation> remembering(Tx tx, Conversation seen) {
    Tx.Answer before = tx.ask(HOLD, seen.id().tenant().value(), seen.id().value());
    Tx.Answer written = tx.ask(REMEMBER,
        seen.id().tenant().value(), seen.id().value(), seen.kind().name(), seen.serviceUrl(), seen.registration(), seen.botMri(), seen.team(),
        seen.teamName(), seen.name(), seen.person(), seen.personMri(), seen.installed());
    return () -> {
      Optional<Conversation> now = written.row().map(ConversationRepository::of);
      return remembered(tx, seen.id(), before.row().map(ConversationRepository::of), now);
    };
  }

  private Conversation remembered(Tx tx, ConversationId id, Optional<Conversation> before, Optional<Conversation> written) {
    written.filter(now -> before.map(Conversation::state).filter(now.state()::equals).isEmpty()).ifPresent(now -> publish(tx, now));
    // Neither there before nor written: another replica wrote the very same in between, and has published it.
    return written.or(() -> before).or(() -> find(tx, id)).orElseThrow();
  }

  /** Holds the conversation's row for what is given after this. */
  public void hold(Tx tx, ConversationId id) {
    tx.send("select 1 from conversation where tenant = $1 and id = $2 for update", id.tenant().value(), id.value());
  }

  /** The app is no longer there; nothing is sent until it is again. */
  public void gone(Tx tx, ConversationId id) {
    tx.row("update conversation set installed = false, due_at = null, changed_at = now() where tenant = $1 and id = $2 and installed returning " + COLUMNS,
        id.tenant().value(), id.value()).map(ConversationRepository::of).ifPresent(conversation -> publish(tx, conversation));
  }

  /** Reaches it over the government host from now on; false where this cloud has none, or it is reached there already. */
  public boolean toGovernmentHost(Tx tx, ConversationId id) {
    return cloud.governmentServiceUrl().map(address -> tx.update("update conversation set service_url = $3 where tenant = $1 and id = $2 and service_url not like $4",
        id.tenant().value(), id.value(), address, address + "%")).orElse(0) == 1;
  }

  /** A conversation of which Teams told. */
  public Optional<Conversation> find(Tx tx, ConversationId id) {
    return tx.row(FIND, id.tenant().value(), id.value())
        .map(ConversationRepository::of);
  }

  /** The personal chat with this person, if the app is installed there; of several the one where something happened last, to the hour. */
  public Optional<Conversation> personal(Tx tx, PersonId person) {
    return tx.row("select " + COLUMNS + " from conversation where tenant = $1 and person = $2 and installed order by changed_at desc limit 1",
        person.tenant().value(), person.objectId()).map(ConversationRepository::of);
  }

  /** The channels of a team in which the app is. */
  public List<ConversationId> ofTeam(Tx tx, TenantId tenant, String team) {
    return tx.rows("select id from conversation where tenant = $1 and team = $2 and installed order by id", tenant.value(), team).stream()
        .map(row -> new ConversationId(tenant, row.getString("id"))).toList();
  }

  /** The app is in a team again, and so in the channels of it that were known. */
  public void backInTeam(Tx tx, TenantId tenant, String team) {
    tx.rows("update conversation set installed = true, due_at = clock_timestamp(), changed_at = now() where tenant = $1 and team = $2 and not installed returning "
        + COLUMNS, tenant.value(), team).forEach(row -> publish(tx, of(row)));
  }

  private void publish(Tx tx, Conversation conversation) {
    outbox.append(tx, envelopes.write(conversation.id().key(), Principal.system("bot-gateway"), Optional.of(conversation.id().tenant().value()),
        Optional.empty(), conversation.state()), Topics.BOT_STATE);
  }

  /** The conversation in a row with {@link #COLUMNS}. */
  public static Conversation of(Row row) {
    return new Conversation(
        new ConversationId(new TenantId(row.getString("tenant")), row.getString("id")),
        BotState.Kind.valueOf(row.getString("kind")),
        row.getString("service_url"),
        row.getString("registration"),
        Optional.ofNullable(row.getString("bot_mri")),
        Optional.ofNullable(row.getString("team")),
        Optional.ofNullable(row.getString("team_name")),
        Optional.ofNullable(row.getString("name")),
        Optional.ofNullable(row.getString("person")),
        Optional.ofNullable(row.getString("person_mri")),
        row.getBoolean("installed"));
  }
}
