package io.muster.bot.why;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Database;
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
import java.util.List;

/** Tells operators how cards stand: what should be shown, what is, what waits and for what, and what Teams answered. channel-mapping's part is at its own /api/why. */
@Path("/api/why")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WhyResource {
  private static final int MOST = 100;

  private final Database database;
  private final CardStandingRepository standings;

  WhyResource(Database database, CardStandingRepository standings) {
    this.database = database;
    this.standings = standings;
  }

  /** @param cards each conversation's own */
  public record WhyAnswer(List<CardStanding> cards) {}

  /**
   * By subject, or by conversation.
   *
   * @param subject key of a subject: tool/account/kind/id
   * @param tenant with {@code conversation}
   * @param conversation Teams' id, with {@code tenant}
   */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public WhyAnswer why(@QueryParam("subject") String subject, @QueryParam("tenant") String tenant, @QueryParam("conversation") String conversation) {
    if (subject != null && !subject.isBlank()) {
      return new WhyAnswer(database.read(tx -> standings.of(tx, subject)));
    }
    if (tenant == null || tenant.isBlank() || conversation == null || conversation.isBlank()) {
      throw new Problem(GeneralProblem.BAD_REQUEST, "Ask with ?subject=tool/account/kind/id, or with ?tenant=…&conversation=….");
    }
    return new WhyAnswer(database.read(tx -> standings.in(tx, new ConversationId(new TenantId(tenant), conversation), MOST)));
  }
}
