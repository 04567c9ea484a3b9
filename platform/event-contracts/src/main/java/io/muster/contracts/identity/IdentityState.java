package io.muster.contracts.identity;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.net.URI;
import java.util.List;

/**
 * What is so now in identity-linking; keyed and compacted.
 */
public sealed interface IdentityState extends Message {

  /**
   * An account of a tool. Keyed {@code account/tool/name}.
   *
   * @param web where people meet it
   * @param readable whether the account grant works
   */
  @WireName("account.v1")
  record Account(AccountId account, String title, URI web, boolean readable) implements IdentityState {}

  /**
   * What the others need to know of a tool, so that they need not know the tool. Keyed {@code tool/name}.
   *
   * @param title what people call it
   * @param servicePages patterns (with {@code {account}} and {@code {service}}) of the pages of its services
   * @param incidentPages patterns (with {@code {account}} and {@code {incident}}) of the pages of its incidents
   */
  @WireName("tool.v1")
  record Tool(String tool, String title, List<String> servicePages, List<String> incidentPages) implements IdentityState {
    public Tool {
      servicePages = servicePages == null ? List.of() : List.copyOf(servicePages);
      incidentPages = incidentPages == null ? List.of() : List.copyOf(incidentPages);
    }
  }

  /**
   * A service of an account. Keyed {@code service/tool/account/id}.
   */
  @WireName("catalogue-service.v1")
  record CatalogueService(AccountId account, Named service, List<Named> teams, boolean removed) implements IdentityState {
    public CatalogueService {
      teams = teams == null ? List.of() : List.copyOf(teams);
    }
  }

  /**
   * Who is who, how Muster knows, and what that person may set up. Keyed {@code person/tenant/objectId/tool/account}.
   */
  @WireName("person-link.v1")
  record PersonLink(PersonId person, AccountId account, Actor user, Evidence evidence, boolean mayAct, Rights rights, boolean removed) implements IdentityState {}

  /**
   * What a person may set up in the tool, in words that hold for every tool.
   *
   * @param connectAnyService whether that person may connect every service of the account
   * @param connectServicesOfTeams the teams (native ids) whose services that person may connect
   */
  record Rights(boolean connectAnyService, List<String> connectServicesOfTeams) {
    public Rights {
      connectServicesOfTeams = connectServicesOfTeams == null ? List.of() : List.copyOf(connectServicesOfTeams);
    }
  }
}
