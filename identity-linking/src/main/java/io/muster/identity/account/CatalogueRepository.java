package io.muster.identity.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.identity.IdentityState.CatalogueService;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.wire.MessageJson;
import io.muster.contracts.wire.Principal;
import io.muster.identity.tool.Catalogue;
import io.muster.identity.tool.ToolUser;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The catalogue as last read. What changed since is published, what did not is not. */
@ApplicationScoped
class CatalogueRepository {
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;

  /** Keeps what was read; services that are no longer told of are marked removed. */
  void replace(Tx tx, AccountId account, Catalogue read) {
    tx.update("update account_grant set catalogue_at = now() where account_key = $1", account.key());
    read.services().stream().filter(service -> changed(tx, account, service)).forEach(service -> publish(tx, account, service, false));
    String[] seen = read.services().stream().map(service -> service.service().nativeId()).toArray(String[]::new);
    tx.rows(
            "update catalogue_service set removed = true where account_key = $1 and not removed and native_id <> all($2) returning native_id, name",
            account.key(),
            seen)
        .forEach(row -> publish(tx, account, gone(row.getString("native_id"), row.getString("name")), true));
    tx.update("delete from catalogue_user where account_key = $1", account.key());
    tx.batch(
        "insert into catalogue_user(account_key, native_id, name, email, role, teams) values ($1, $2, $3, $4, $5, $6)",
        read.users().stream().filter(user -> user.actor().nativeId().isPresent()).map(user -> arguments(account, user)).toList());
  }

  private static boolean changed(Tx tx, AccountId account, Catalogue.Service service) {
    return tx.update(
            """
            insert into catalogue_service(account_key, native_id, name, link, teams) values ($1, $2, $3, $4, $5)
            on conflict (account_key, native_id) do update set name = excluded.name, link = excluded.link, teams = excluded.teams, removed = false
            where (catalogue_service.name, catalogue_service.link, catalogue_service.teams, catalogue_service.removed)
              is distinct from (excluded.name, excluded.link, excluded.teams, false)
            """,
            account.key(),
            service.service().nativeId(),
            service.service().name(),
            service.service().link().map(Object::toString),
            json(service.teams()))
        > 0;
  }

  private void publish(Tx tx, AccountId account, Catalogue.Service service, boolean removed) {
    outbox.append(
        tx,
        envelopes.write(
            "service/" + account.key() + "/" + service.service().nativeId(),
            Principal.system("identity-linking"),
            Optional.empty(),
            Optional.of(account.key()),
            new CatalogueService(account, service.service(), service.teams(), removed)));
  }

  private static Catalogue.Service gone(String nativeId, String name) {
    return new Catalogue.Service(new Named(nativeId, name, Optional.empty()), List.of());
  }

  private static io.vertx.sqlclient.Tuple arguments(AccountId account, ToolUser user) {
    return Sql.tuple(
        account.key(), user.actor().nativeId(), user.actor().name(), user.actor().email(), user.role(), json(user.teams()));
  }

  private static Object json(Object value) {
    try {
      return Sql.json(MessageJson.mapper().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lists can be written", e);
    }
  }
}
