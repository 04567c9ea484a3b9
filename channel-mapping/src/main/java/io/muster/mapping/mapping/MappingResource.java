package io.muster.mapping.mapping;

import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Database;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.muster.kit.problem.Problem;
import io.muster.mapping.connection.AllowedTenants;
import io.muster.mapping.connection.ConnectionProblem;
import io.muster.mapping.mapping.Mappings.Made;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Mappings: which conversation shows what. */
@Path("/api/mappings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MappingResource {
  private final Database database;
  private final MappingRepository rows;
  private final Mappings mappings;
  private final AllowedTenants allowed;
  private final OperatorPrincipal operator;

  MappingResource(Database database, MappingRepository rows, Mappings mappings, AllowedTenants allowed, OperatorPrincipal operator) {
    this.database = database;
    this.rows = rows;
    this.mappings = mappings;
    this.allowed = allowed;
    this.operator = operator;
  }

  /** All mappings of a tenant. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public List<MappingAnswer> ofTenant(@QueryParam("tenant") String tenant) {
    TenantId asked = tenant(tenant);
    return database.alone(tx -> rows.ofTenant(tx, asked)).stream().map(MappingAnswer::of).toList();
  }

  /** Makes a mapping (201), or changes the rules of the one that stands (200). */
  @POST
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Response make(MappingRequest request) {
    if (request == null) {
      throw new Problem(MappingProblem.INCOMPLETE_MAPPING, "Name tenant, conversation, tool and account.");
    }
    var wanted = request.wanted();
    if (!allowed.includes(wanted.conversation().tenant())) {
      throw new Problem(ConnectionProblem.TENANT_NOT_ALLOWED, "Add its directory id to muster.tenants.allowed and restart the service.");
    }
    var by = operator.principal();
    Made made =
        database.inTransaction(
            tx -> {
              Made result = mappings.make(tx, wanted, request.showOpen(), by);
              if (!result.mapping().live()) {
                throw new Problem(ConnectionProblem.ACCOUNT_NOT_CONNECTED, "Connect the account first, with PUT /api/connections/{tenant}/{tool}/{account}.");
              }
              return result;
            });
    boolean isNew = made.changed() && made.mapping().generation() == 1;
    return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK).entity(MappingAnswer.of(made.mapping())).build();
  }

  /** Ends a mapping. */
  @DELETE
  @Path("/{id}")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public void end(@PathParam("id") String id, @QueryParam("tenant") String tenant) {
    TenantId asked = tenant(tenant);
    var by = operator.principal();
    boolean ended = database.inTransaction(tx -> rows.find(tx, asked, id).map(mapping -> mappings.end(tx, mapping, by)).orElse(false));
    if (!ended) {
      throw new Problem(MappingProblem.NO_SUCH_MAPPING, "Check its id in the list of mappings of this tenant.");
    }
  }

  private static TenantId tenant(String tenant) {
    if (tenant == null || tenant.isBlank()) {
      throw new Problem(MappingProblem.INCOMPLETE_MAPPING, "Name the tenant: ?tenant=…");
    }
    return new TenantId(tenant);
  }
}
