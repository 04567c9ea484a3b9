package io.muster.mapping.why;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.problem.GeneralProblem;
import io.muster.kit.problem.Problem;
import io.muster.kit.service.ServicesOnly;
import java.util.Optional;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Tells bot-gateway why a conversation does or does not show a subject; nothing is told of a subject that is not public. */
@Path("/internal/why")
@Produces(MediaType.APPLICATION_JSON)
@ServicesOnly("bot-gateway")
@RunOnVirtualThread
public class WhyQueryResource {
  private final Why why;

  WhyQueryResource(Why why) {
    this.why = why;
  }

  /**
   * The newest decision; 404 when there is none to tell.
   *
   * @param tenant of the person who asks, as proven
   * @param subject key of a subject: tool/account/kind/id
   */
  @GET
  public Explanation why(@QueryParam("tenant") String tenant, @QueryParam("conversation") String conversation, @QueryParam("subject") String subject) {
    if (tenant == null || tenant.isBlank() || conversation == null || subject == null) {
      throw new Problem(GeneralProblem.BAD_REQUEST, "Name tenant, conversation and subject.");
    }
    return answer(why.forPeople(new ConversationId(new TenantId(tenant), conversation), subject));
  }

  /**
   * The newest decision about what people call by this word; 404 when nothing public is called so.
   *
   * @param tenant of the person who asks, as proven
   * @param word a number as the tool shows it, or the address of a page
   */
  @GET
  @Path("/named")
  public Explanation named(@QueryParam("tenant") String tenant, @QueryParam("conversation") String conversation, @QueryParam("word") String word) {
    if (tenant == null || tenant.isBlank() || conversation == null || word == null || word.isBlank()) {
      throw new Problem(GeneralProblem.BAD_REQUEST, "Name tenant, conversation and word.");
    }
    return answer(why.forPeopleNamed(new ConversationId(new TenantId(tenant), conversation), word));
  }

  private static Explanation answer(Optional<Explanation> explanation) {
    return explanation.orElseThrow(() -> new Problem(GeneralProblem.NOT_FOUND, "Nothing was decided about this subject here."));
  }
}
