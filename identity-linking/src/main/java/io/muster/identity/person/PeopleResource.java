package io.muster.identity.person;

import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.identity.tool.IncidentTools;
import io.muster.kit.database.Database;
import io.muster.kit.service.ServicesOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** Questions of the other services about people. */
@Path("/queries/people")
@ServicesOnly({"bot-gateway", "channel-mapping"})
@RunOnVirtualThread
public class PeopleResource {
  @Inject Database database;
  @Inject PersonLinkRepository links;
  @Inject IncidentTools tools;

  /** One link of a person, with what that person may set up there. */
  public record Link(String account, String user, boolean connectAnyService, List<String> connectServicesOfTeams) {}

  /** All links of a person; an empty list where there is none. */
  @GET
  @Path("/{tenant}/{objectId}")
  public List<Link> links(@PathParam("tenant") String tenant, @PathParam("objectId") String objectId) {
    return database.read(tx -> links.of(tx, new PersonId(new TenantId(tenant), objectId))).stream()
        .map(
            linked -> {
              var rights = tools.named(linked.account().tool()).orElseThrow().rights(linked.user());
              return new Link(linked.account().key(), linked.user().actor().name(), rights.connectAnyService(), rights.connectServicesOfTeams());
            })
        .toList();
  }
}
