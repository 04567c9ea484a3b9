package io.muster.bot.inbound;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where Teams tells what happened. Nearly all activities take {@link HttpShortWay} to the same {@link Activities}. */
@Path("/api/messages")
public class ActivityResource {
  private static final byte[] NOTHING = new byte[0];

  private final Activities activities;

  ActivityResource(Activities activities) {
    this.activities = activities;
  }

  /** Proves and takes one activity. Anyone may call; who is not Teams learns a status and nothing else. */
  @POST
  @PermitAll
  @RunOnVirtualThread
  @Operation(summary = "Take one activity from Teams", description = "Proven by its Bot Framework token. Answered once it is durable.")
  public Response receive(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, byte[] body) {
    ActivityReply reply = activities.take(Optional.ofNullable(authorization), body == null ? NOTHING : body);
    Response.ResponseBuilder response = Response.status(reply.status());
    reply.mediaType().ifPresent(response::type);
    reply.body().ifPresent(response::entity);
    reply.retryAfterSeconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
    return response.build();
  }
}
