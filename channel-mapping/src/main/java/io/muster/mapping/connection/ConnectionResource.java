package io.muster.mapping.connection;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.operator.Roles;
import io.muster.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Connections: which account belongs to which tenant. */
@Path("/api/connections/{tenant}")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionResource {
  private final Connections connections;

  ConnectionResource(Connections connections) {
    this.connections = connections;
  }

  /** All connections of a tenant, ended ones too. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public Uni<List<ConnectionAnswer>> ofTenant(@PathParam("tenant") String tenant) {
    return connections.of(new TenantId(tenant)).map(all -> all.stream().map(ConnectionAnswer::of).toList());
  }

  /** One connection; 404 where there never was one. */
  @GET
  @Path("/{tool}/{account}")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public Uni<ConnectionAnswer> one(@PathParam("tenant") String tenant, @PathParam("tool") String tool, @PathParam("account") String account) {
    return connections.of(new TenantId(tenant), account(tool, account)).map(ConnectionAnswer::of);
  }

  /** Connects an account to a tenant; the same again changes nothing. */
  @PUT
  @Path("/{tool}/{account}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Uni<ConnectionAnswer> connect(@PathParam("tenant") String tenant, @PathParam("tool") String tool, @PathParam("account") String account) {
    return connections.connect(new TenantId(tenant), account(tool, account)).map(ConnectionAnswer::of);
  }

  /** Ends a connection: its mappings no longer hold, their cards are marked as no longer updated. */
  @DELETE
  @Path("/{tool}/{account}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Uni<Void> end(@PathParam("tenant") String tenant, @PathParam("tool") String tool, @PathParam("account") String account) {
    return connections.end(new TenantId(tenant), account(tool, account)).replaceWithVoid();
  }

  private static AccountId account(String tool, String account) {
    try {
      return new AccountId(tool, account);
    } catch (IllegalArgumentException e) {
      throw new Problem(ConnectionProblem.BAD_ACCOUNT, "Name the account as /api/connections/{tenant}/{tool}/{account}.");
    }
  }
}
