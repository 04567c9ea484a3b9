package io.muster.graph.tenant;

import io.muster.contracts.incident.TenantId;
import io.muster.graph.cloud.GraphReason;
import io.muster.graph.tenant.TenantRepository.Checked;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.muster.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Tenants: whether Muster works there, and what it is allowed. */
@Path("/api/tenants/{tenant}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TenantResource {
  private static final Duration PATIENCE = Duration.ofMillis(2500);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Database database;
  private final TenantChecks checks;
  private final TenantRepository tenants;
  private final Audit audit;
  private final OperatorPrincipal operator;

  TenantResource(Database database, TenantChecks checks, TenantRepository tenants, Audit audit, OperatorPrincipal operator) {
    this.database = database;
    this.checks = checks;
    this.tenants = tenants;
    this.audit = audit;
    this.operator = operator;
  }

  /** What was found when the tenant was checked last; 404 when it never was. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public TenantAnswer last(@PathParam("tenant") String tenant) {
    return database
        .read(tx -> tenants.of(tx, new TenantId(tenant)))
        .map(checked -> TenantAnswer.of(checked, false))
        .orElseThrow(() -> new Problem(TenantProblem.TENANT_NOT_CHECKED, "Check it with POST /api/tenants/{tenant}/check."));
  }

  /** Checks the tenant. Answers 200 with the result when it comes within 2.5 s, otherwise 202: the check is under way, ask again for the tenant. */
  @POST
  @Path("/check")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Response check(@PathParam("tenant") String named) {
    var tenant = new TenantId(named);
    if (!checks.allows(tenant)) {
      throw new Problem(TenantProblem.TENANT_NOT_ALLOWED, GraphReason.TENANT_NOT_ALLOWED.nextStep());
    }
    var by = operator.principal();
    var check = new TenantCheck(UUID.randomUUID().toString(), tenant, by.key(), Optional.empty());
    database.run(
        tx -> {
          checks.ask(tx, check);
          audit.write(tx, by, "tenant.check", "tenant/" + named, Map.of());
        });
    return result(check)
        .map(found -> Response.ok(TenantAnswer.of(found, false)).build())
        .orElseGet(() -> Response.accepted(underWay(tenant)).build());
  }

  private Optional<Checked> result(TenantCheck check) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<Checked> found = database.read(tx -> tenants.of(tx, check.tenant())).filter(checked -> checked.checkId().equals(check.checkId()));
      if (found.isPresent()) {
        return found;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Optional.empty();
  }

  private TenantAnswer underWay(TenantId tenant) {
    return database.read(tx -> tenants.of(tx, tenant)).map(before -> TenantAnswer.of(before, true)).orElseGet(() -> TenantAnswer.underWay(tenant.value()));
  }
}
