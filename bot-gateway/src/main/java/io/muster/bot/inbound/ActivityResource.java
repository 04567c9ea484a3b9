package io.muster.bot.inbound;

import io.muster.bot.BotFailpoints;
import io.muster.bot.cloud.Clouds;
import io.muster.kit.log.LogKeys;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Where Teams tells what happened. */
@Path("/api/messages")
public class ActivityResource {
  private static final Logger LOG = Logger.getLogger(ActivityResource.class);

  private final BotTokenVerifier verifier;
  private final ActivityRoutes routes;
  private final RefusedTenants tenants;
  private final ActivityMetrics metrics;

  ActivityResource(Clouds clouds, SigningKeys keys, Clock clock, ActivityRoutes routes, RefusedTenants tenants, ActivityMetrics metrics) {
    this.verifier = new BotTokenVerifier(clouds.own(), keys, clock);
    this.routes = routes;
    this.tenants = tenants;
    this.metrics = metrics;
  }

  /** Proves and takes one activity. Anyone may call; who is not Teams learns a status and nothing else. */
  @POST
  @PermitAll
  @RunOnVirtualThread
  @Operation(summary = "Take one activity from Teams", description = "Proven by its Bot Framework token. Answered once it is durable.")
  public Response receive(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, byte[] body) {
    return switch (verifier.verify(Optional.ofNullable(authorization), body == null ? new byte[0] : body)) {
      case ActivityVerdict.Refused refused -> {
        if (refused.reason() == TokenRefusal.TENANT_NOT_ALLOWED) {
          tenants.note(body);
        }
        yield refuse(refused.reason());
      }
      case ActivityVerdict.Proven proven -> take(proven);
    };
  }

  private Response take(ActivityVerdict.Proven proven) {
    try (var keys = LogKeys.with("activity", proven.activity().type()).and("tenant", proven.tenant().value())) {
      BotFailpoints.ACTIVITY_PROVEN.hit();
      ActivityAnswer answer = routes.answer(proven);
      metrics.taken();
      return switch (answer) {
        case ActivityAnswer.Taken taken -> Response.ok().build();
        case ActivityAnswer.Body said -> Response.ok(said.json().toString(), MediaType.APPLICATION_JSON_TYPE).build();
      };
    }
  }

  private Response refuse(TokenRefusal reason) {
    metrics.refused(reason);
    LOG.warnf("An activity was refused: %s", reason.label());
    ActivityProblem problem = ActivityProblem.of(reason.status());
    Response.ResponseBuilder answer = Response.status(problem.status()).type("application/problem+json")
        .entity("{\"type\":\"about:blank\",\"title\":\"" + problem.title() + "\",\"status\":" + problem.status() + "}");
    if (reason == TokenRefusal.KEYS_UNAVAILABLE) {
      answer.header("Retry-After", "5");
    }
    return answer.build();
  }
}
