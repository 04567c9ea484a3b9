package io.muster.identity.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.incident.AccountId;
import io.muster.identity.reconcile.ReconcileRepository.Standing;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.ToolSubscriptions;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.muster.kit.problem.GeneralProblem;
import io.muster.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** How the comparisons of accounts with what is known went, and asking for one, for operators. */
@Path("/api/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReconcileResource {
  @Inject ReconcileRepository repository;
  @Inject IncidentTools tools;
  @Inject Database database;
  @Inject Audit audit;
  @Inject OperatorPrincipal operator;

  /**
   * The last comparison of an account.
   *
   * @param comparedAt absent before the first one
   * @param open how many were open in the tool
   * @param complete whether the tool's list held all of them
   * @param webhooks one word for the tool's subscriptions: delivering, made, enabled-again, switched-off, not-allowed, not-managed, not-looked-at
   * @param remedy what to do about the subscriptions; empty text where there is nothing to do
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(String tool, String account, Optional<Instant> comparedAt, Optional<Integer> open, Optional<Boolean> complete, String webhooks, String remedy) {}

  /** All accounts. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public List<View> all() {
    return database.read(repository::all).stream().map(this::view).toList();
  }

  /** Compares an account as soon as its turn comes. */
  @POST
  @Path("/{tool}/{account}")
  @ResponseStatus(202)
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public void ask(@RestPath String tool, @RestPath String account) {
    var id = new AccountId(tool, account);
    database.run(
        tx -> {
          if (!repository.makeDue(tx, id)) {
            throw new Problem(GeneralProblem.NOT_FOUND, "There is no such account. GET /api/accounts lists them.");
          }
          audit.write(tx, operator.principal(), "account.reconcile", "account/" + id.key(), Map.of());
        });
  }

  private View view(Standing standing) {
    String scopes = tools.named(standing.account().tool()).flatMap(tool -> tool.subscriptions()).map(ToolSubscriptions::scopes).map(all -> String.join(" and ", all)).orElse("");
    return new View(
        standing.account().tool(), standing.account().name(), standing.doneAt(), standing.open(), standing.complete(), standing.webhooks().word(), standing.webhooks().remedy(scopes));
  }
}
