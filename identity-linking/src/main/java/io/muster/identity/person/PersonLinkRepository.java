package io.muster.identity.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.identity.IdentityState.PersonLink;
import io.muster.contracts.identity.IdentityState.Rights;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.MessageJson;
import io.muster.contracts.wire.Principal;
import io.muster.identity.tenancy.Tenancy;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.ToolUser;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is who. Every change is published as the state that the other services go by. */
@ApplicationScoped
public class PersonLinkRepository {
  private static final String COLUMNS = "select tenant, object_id, account_key, person_name, actor::text as actor, role, teams::text as teams from person_link ";

  private static final String REFRESHABLE =
      """
      select l.tenant, l.object_id, l.account_key, l.person_name, l.actor::text as actor, l.role, l.teams::text as teams,
        exists (select 1 from person_grant g where g.tenant = l.tenant and g.object_id = l.object_id and g.account_key = l.account_key) as may_act
      from person_link l where l.tenant = $1 and l.account_key = $2 order by l.object_id for update of l
      """;

  @Inject IncidentTools tools;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;

  /** Who this person is in this account, if linked. */
  public Optional<LinkedPerson> find(Tx tx, PersonId person, AccountId account) {
    Tenancy.enter(tx, person.tenant());
    return tx.row(COLUMNS + "where tenant = $1 and object_id = $2 and account_key = $3", person.tenant().value(), person.objectId(), account.key())
        .map(PersonLinkRepository::linked);
  }

  /** Everything that this person is linked to. */
  public List<LinkedPerson> of(Tx tx, PersonId person) {
    Tenancy.enter(tx, person.tenant());
    return tx.rows(COLUMNS + "where tenant = $1 and object_id = $2 order by account_key", person.tenant().value(), person.objectId()).stream()
        .map(PersonLinkRepository::linked)
        .toList();
  }

  /**
   * Takes over what the tool says now of its users' names, roles and teams, for one tenant, and publishes each link that changed.
   *
   * @param users by native id
   */
  public void refresh(Tx tx, TenantId tenant, AccountId account, Map<String, ToolUser> users) {
    Tenancy.enter(tx, tenant);
    for (Row row : tx.rows(REFRESHABLE, tenant.value(), account.key())) {
      LinkedPerson known = linked(row);
      Optional<ToolUser> now = known.user().actor().nativeId().map(users::get).filter(user -> changed(known.user(), user));
      if (now.isPresent()) {
        LinkedPerson refreshed = new LinkedPerson(known.person(), known.personName(), account, now.get());
        tx.update(
            "update person_link set actor = $4, role = $5, teams = $6 where tenant = $1 and object_id = $2 and account_key = $3",
            tenant.value(),
            known.person().objectId(),
            account.key(),
            Sql.json(write(now.get().actor())),
            now.get().role(),
            Sql.json(write(now.get().teams())));
        publish(tx, refreshed, row.getBoolean("may_act"), false);
      }
    }
  }

  private static boolean changed(ToolUser before, ToolUser now) {
    return !before.role().equals(now.role())
        || !before.actor().equals(now.actor())
        || !Set.copyOf(before.teams()).equals(Set.copyOf(now.teams()));
  }

  /** Keeps a link and publishes it. */
  public void keep(Tx tx, LinkedPerson linked) {
    Tenancy.enter(tx, linked.person().tenant());
    tx.update(
        """
        insert into person_link(tenant, object_id, account_key, person_name, actor, role, teams, evidence) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant, object_id, account_key) do update set person_name = excluded.person_name, actor = excluded.actor, role = excluded.role,
          teams = excluded.teams, evidence = excluded.evidence, linked_at = now()
        """,
        linked.person().tenant().value(),
        linked.person().objectId(),
        linked.account().key(),
        linked.personName(),
        Sql.json(write(linked.user().actor())),
        linked.user().role(),
        Sql.json(write(linked.user().teams())),
        Evidence.OAUTH);
    publish(tx, linked, true, false);
  }

  /** Says that Muster knows who this is, but may no longer act. */
  public void mayNoLongerAct(Tx tx, LinkedPerson linked) {
    publish(tx, linked, false, false);
  }

  /** Forgets a link, and with it the grant. */
  public void forget(Tx tx, LinkedPerson linked) {
    Tenancy.enter(tx, linked.person().tenant());
    tx.update(
        "delete from person_link where tenant = $1 and object_id = $2 and account_key = $3",
        linked.person().tenant().value(),
        linked.person().objectId(),
        linked.account().key());
    publish(tx, linked, false, true);
  }

  private void publish(Tx tx, LinkedPerson linked, boolean mayAct, boolean removed) {
    Rights rights = tools.named(linked.account().tool()).map((IncidentTool tool) -> tool.rights(linked.user())).orElse(new Rights(false, List.of()));
    PersonLink state = new PersonLink(linked.person(), linked.account(), linked.user().actor(), Evidence.OAUTH, mayAct, rights, removed);
    outbox.append(
        tx,
        envelopes.write(
            "person/" + linked.person().key() + "/" + linked.account().key(),
            new Principal(Principal.Kind.PERSON, linked.person().key(), Optional.of(linked.personName())),
            Optional.of(linked.person().tenant().value()),
            Optional.of(linked.account().key()),
            state));
  }

  private static LinkedPerson linked(Row row) {
    PersonId person = new PersonId(new TenantId(row.getString("tenant")), row.getString("object_id"));
    ToolUser user =
        new ToolUser(
            read(row.getString("actor"), new TypeReference<Actor>() {}),
            Optional.empty(),
            row.getString("role"),
            read(row.getString("teams"), new TypeReference<List<String>>() {}));
    return new LinkedPerson(person, row.getString("person_name"), AccountId.parse(row.getString("account_key")), user);
  }

  private static String write(Object value) {
    try {
      return MessageJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("people can be written", e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MessageJson.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written here cannot be read", e);
    }
  }
}
