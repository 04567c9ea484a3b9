package io.muster.mapping.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.identity.IdentityState.CatalogueService;
import io.muster.contracts.identity.IdentityState.PersonLink;
import io.muster.contracts.identity.IdentityState.Tool;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The copies of identity-linking's states. Tools are the same for everybody; all else is asked by account, links by tenant too. */
@ApplicationScoped
public class ToolRepository {

  /** Keeps the newest state. */
  void keep(Tx tx, IdentityState state) {
    String text = EnvelopeCodec.payloadJson(state);
    switch (state) {
      case IdentityState.Tool tool ->
          tx.send("insert into tool (tool, state) values ($1, $2) on conflict (tool) do update set state = excluded.state", tool.tool(), text);
      case IdentityState.Account account ->
          tx.send(
              "insert into account (account, state) values ($1, $2) on conflict (account) do update set state = excluded.state",
              account.account().key(),
              text);
      case CatalogueService service ->
          tx.send(
              "insert into catalogue_service (account, service, state) values ($1, $2, $3) on conflict (account, service) do update set state = excluded.state",
              service.account().key(),
              service.service().nativeId(),
              text);
      case PersonLink link ->
          tx.send(
              "insert into person_link (tenant, person, account, state) values ($1, $2, $3, $4) on conflict (tenant, person, account) do update set state = excluded.state",
              link.person().tenant().value(),
              link.person().objectId(),
              link.account().key(),
              text);
    }
  }

  /** Every tool that is known. */
  public List<Tool> tools(Tx tx) {
    return tx.rows("select state from tool order by tool").stream().map(row -> read(row, Tool.class)).toList();
  }

  /** A service of this account, also one that was removed since. */
  public Optional<CatalogueService> service(Tx tx, AccountId account, String serviceId) {
    return tx.row("select state from catalogue_service where account = $1 and service = $2", account.key(), serviceId)
        .map(row -> read(row, CatalogueService.class));
  }

  /** How this person is linked in this account, if ever. */
  public Optional<PersonLink> link(Tx tx, PersonId person, AccountId account) {
    return tx.row(
            "select state from person_link where tenant = $1 and person = $2 and account = $3", person.tenant().value(), person.objectId(), account.key())
        .map(row -> read(row, PersonLink.class));
  }

  private static <T> T read(Row row, Class<T> type) {
    try {
      return MessageJson.mapper().readValue(row.getString("state"), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored state could not be read", e);
    }
  }
}
