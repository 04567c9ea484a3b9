package io.muster.kit.problem;

import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.muster.kit.service.CallingService;
import io.muster.kit.service.ServicesOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What can go wrong, one path each. */
@Path("/trouble")
@RunOnVirtualThread
public class TroubleResource {
  @Inject CallingService caller;
  @Inject OperatorPrincipal operator;

  public record Body(int number) {}

  @GET
  @Path("unexpected")
  public String unexpected() {
    throw new IllegalStateException("password=hunter2");
  }

  @GET
  @Path("refused")
  public String refused() {
    throw new Problem(GeneralProblem.CONFLICT, "Read it again first.");
  }

  @POST
  @Path("body")
  public int body(Body body) {
    return body.number();
  }

  @GET
  @Path("auditors")
  @RolesAllowed(Roles.AUDITOR)
  public String auditors() {
    return operator.principal().key();
  }

  @GET
  @Path("services")
  @ServicesOnly("bot-gateway")
  public Response services() {
    return Response.ok(caller.name()).build();
  }
}
