package io.muster.ingest.sender;

import io.muster.kit.operator.Roles;
import io.muster.kit.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Senders as operators and auditors read them. Secrets are never among it. */
@Path("/api/senders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
public class SenderListResource {
  private final SenderViews views;

  SenderListResource(SenderViews views) {
    this.views = views;
  }

  /** All, removed ones included. */
  @GET
  @WithSession
  public Uni<List<SenderView>> all() {
    return SenderRow.<SenderRow>listAll(Sort.by("tool").and("account").and("name")).map(rows -> rows.stream().map(views::of).toList());
  }

  /** One. */
  @GET
  @Path("/{id}")
  @WithSession
  public Uni<SenderView> one(@RestPath String id) {
    return SenderRow.<SenderRow>findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> new Problem(SenderProblem.NO_SUCH_SENDER, "Check the id in the list of senders."))
        .map(views::of);
  }
}
