package io.muster.mapping.why;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.operator.Roles;
import io.muster.kit.problem.GeneralProblem;
import io.muster.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Tells operators why something is or is not shown. */
@Path("/api/why")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WhyResource {
  private final Why why;

  WhyResource(Why why) {
    this.why = why;
  }

  /**
   * Why, by subject or by conversation.
   *
   * @param subject key of a subject: tool/account/kind/id
   * @param tenant with {@code conversation}
   * @param conversation Teams' id, with {@code tenant}
   */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public WhyAnswer why(@QueryParam("subject") String subject, @QueryParam("tenant") String tenant, @QueryParam("conversation") String conversation) {
    if (subject != null && !subject.isBlank()) {
      return why.about(subject);
    }
    if (tenant == null || tenant.isBlank() || conversation == null || conversation.isBlank()) {
      throw new Problem(GeneralProblem.BAD_REQUEST, "Ask with ?subject=tool/account/kind/id, or with ?tenant=…&conversation=….");
    }
    return why.in(new ConversationId(new TenantId(tenant), conversation));
  }
}
