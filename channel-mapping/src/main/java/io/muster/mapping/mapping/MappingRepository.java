package io.muster.mapping.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingState.Source;
import io.muster.contracts.wire.MessageJson;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Tx;
import io.muster.mapping.connection.AllowedTenants;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The rows of mappings. They are written by SQL and not through Hibernate, because a command from a topic and a request of an operator make them
 * in the same way, in the transaction of the kit.
 */
@ApplicationScoped
public class MappingRepository {
  private static final String SELECT =
      """
      select m.*, (not m.removed and coalesce(c.active, false) and m.tenant = any($1)) as live
      from mapping m left join connection c on c.tenant = m.tenant and c.account = m.account
      """;

  private final AllowedTenants allowed;

  MappingRepository(AllowedTenants allowed) {
    this.allowed = allowed;
  }

  /** What a new mapping says. */
  public record NewMapping(ConversationId conversation, AccountId account, Source source, MappingOwner owner, CardRules rules) {}

  /** The mapping of this tenant with this id, unless it was removed. */
  public Optional<ChannelMapping> find(Tx tx, TenantId tenant, String id) {
    return tx.row(SELECT + " where m.tenant = $2 and m.id = $3 and not m.removed", allowed.ids(), tenant.value(), id).map(MappingRepository::mapping);
  }

  /** The mapping with this natural key, unless it was removed. */
  public Optional<ChannelMapping> find(Tx tx, ConversationId conversation, AccountId account, Source.Kind kind, String sourceId) {
    return tx.row(
            SELECT + " where m.tenant = $2 and m.conversation = $3 and m.account = $4 and m.source_kind = $5 and m.source_id = $6 and not m.removed",
            allowed.ids(),
            conversation.tenant().value(),
            conversation.value(),
            account.key(),
            kind,
            sourceId)
        .map(MappingRepository::mapping);
  }

  /** All mappings of a tenant that were not removed, by conversation. */
  public List<ChannelMapping> ofTenant(Tx tx, TenantId tenant) {
    return tx.rows(SELECT + " where m.tenant = $2 and not m.removed order by m.conversation, m.id", allowed.ids(), tenant.value()).stream()
        .map(MappingRepository::mapping)
        .toList();
  }

  /**
   * Asks for the mappings of these accounts whose source is among the services or teams, also those that no longer hold; the answer is read when it is wanted.
   */
  public Supplier<List<ChannelMapping>> ofSources(Tx tx, Collection<AccountId> accounts, Collection<String> services, Collection<String> teams) {
    Tx.Answer answer =
        tx.ask(
            SELECT
                + """
                 where m.account = any($2) and ((m.source_kind = 'SERVICE' and m.source_id = any($3)) or (m.source_kind = 'TEAM' and m.source_id = any($4)))
                """,
            allowed.ids(),
            keys(accounts),
            services.toArray(String[]::new),
            teams.toArray(String[]::new));
    return () -> answer.rows().stream().map(MappingRepository::mapping).toList();
  }

  /** Those of these accounts' mappings that have these ids, also when they no longer hold. */
  public List<ChannelMapping> named(Tx tx, Collection<AccountId> accounts, Collection<String> ids) {
    return tx.rows(SELECT + " where m.account = any($2) and m.id = any($3)", allowed.ids(), keys(accounts), ids.toArray(String[]::new)).stream()
        .map(MappingRepository::mapping)
        .toList();
  }

  /**
   * Makes the mapping, or changes the rules and the owner of the one that stands.
   *
   * @return whether anything changed
   */
  boolean put(Tx tx, NewMapping made, Principal by) {
    return tx.update(
            """
            insert into mapping (id, tenant, conversation, account, source_kind, source_id, source_name, source_link, owner, rules, generation, removed, changed_by, changed_at, since)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, false, $11, now(), now())
            on conflict (tenant, conversation, account, source_kind, source_id) do update
            set source_name = excluded.source_name, source_link = excluded.source_link, owner = excluded.owner, rules = excluded.rules,
                generation = mapping.generation + 1, removed = false, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
                since = case when mapping.removed then excluded.since else mapping.since end
            where mapping.removed or mapping.rules <> excluded.rules
            """,
            UUID.randomUUID().toString(),
            made.conversation().tenant().value(),
            made.conversation().value(),
            made.account().key(),
            made.source().kind(),
            made.source().of().nativeId(),
            made.source().of().name(),
            made.source().of().link().map(URI::toString),
            made.owner(),
            text(made.rules()),
            by.key())
        == 1;
  }

  /** Marks the mapping as removed; its generation grows. Whether it stood until now. */
  boolean remove(Tx tx, TenantId tenant, String id, Principal by) {
    return tx.update(
            "update mapping set removed = true, generation = generation + 1, changed_by = $3, changed_at = now() where tenant = $1 and id = $2 and not removed",
            tenant.value(),
            id,
            by.key())
        == 1;
  }

  private static String[] keys(Collection<AccountId> accounts) {
    return accounts.stream().map(AccountId::key).toArray(String[]::new);
  }

  private static ChannelMapping mapping(Row row) {
    var source =
        new Source(
            Source.Kind.valueOf(row.getString("source_kind")),
            new Named(row.getString("source_id"), row.getString("source_name"), Optional.ofNullable(row.getString("source_link")).map(URI::create)));
    return new ChannelMapping(
        row.getString("id"),
        new ConversationId(new TenantId(row.getString("tenant")), row.getString("conversation")),
        AccountId.parse(row.getString("account")),
        source,
        MappingOwner.valueOf(row.getString("owner")),
        rules(row.getString("rules")),
        row.getLong("generation"),
        row.getOffsetDateTime("since").toInstant(),
        row.getBoolean("live"));
  }

  private static String text(CardRules rules) {
    try {
      return MessageJson.mapper().writeValueAsString(rules);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rules could not be written", e);
    }
  }

  private static CardRules rules(String text) {
    try {
      return MessageJson.mapper().readValue(text, CardRules.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rules could not be read", e);
    }
  }
}
