package io.muster.ingest.intake;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where incident tools deliver. The one reactive path of the service, which proves the sender by itself. Nearly all deliveries take {@link HttpShortWay} to the
 * same intake.
 */
@Path("/webhooks/{tool}/{senderId}")
@PermitAll
public class WebhookResource {
  private static final byte[] NOTHING = new byte[0];

  private final Intake intake;

  WebhookResource(Intake intake) {
    this.intake = intake;
  }

  /**
   * Takes one delivery.
   *
   * @param tool the tool's word
   * @param body raw, whatever its media type
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Takes a delivery of an incident tool")
  public CompletionStage<Response> take(@RestPath String tool, @RestPath String senderId, @Context HttpServerRequest request, byte[] body) {
    return intake.take(tool, senderId, request.headers(), body == null ? NOTHING : body).thenApply(WebhookResource::response);
  }

  private static Response response(IntakeAnswer answer) {
    Response.ResponseBuilder response = Response.status(answer.status()).type(answer.mediaType()).entity(answer.body());
    answer.retryAfterSeconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
    return response.build();
  }
}
