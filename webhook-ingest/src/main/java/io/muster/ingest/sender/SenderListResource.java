package io.muster.ingest.sender;

import io.muster.kit.operator.Roles;
import io.muster.kit.problem.Problem;
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
  private final SenderListRepository senders;
  private final SenderViews views;

  SenderListResource(SenderListRepository senders, SenderViews views) {
    this.senders = senders;
    this.views = views;
  }

  /** All, removed ones included. */
  @GET
  public Uni<List<SenderView>> all() {
    return senders.inOrder().map(rows -> rows.stream().map(views::of).toList());
  }

  /** One. */
  @GET
  @Path("/{id}")
  public Uni<SenderView> one(@RestPath String id) {
    return senders.one(id).onItem().ifNull().failWith(SenderListResource::noSuchSender).map(views::of);
  }

  private static Problem noSuchSender() {
    return new Problem(SenderProblem.NO_SUCH_SENDER, "Check the id in the list of senders.");
  }
}
