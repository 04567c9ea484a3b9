package io.muster.ingest.intake;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.reconcile.MissedDeliveries;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.messaging.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where incident tools deliver. The one reactive path of the service: it answers within the shortest deadline of all tools, two seconds, whichever store
 * is down, and proves the sender by itself.
 */
@Path("/webhooks/{tool}/{senderId}")
@PermitAll
public class WebhookResource {
  private static final byte[] NOTHING = new byte[0];

  private final Admission admission;
  private final DurableDelivery keeping;
  private final IntakeConfig config;
  private final IntakeMetrics metrics;
  private final MissedDeliveries missed;

  WebhookResource(Admission admission, DurableDelivery keeping, IntakeConfig config, IntakeMetrics metrics, MissedDeliveries missed) {
    this.admission = admission;
    this.keeping = keeping;
    this.config = config;
    this.metrics = metrics;
    this.missed = missed;
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
  public Uni<Response> take(@RestPath String tool, @RestPath String senderId, @Context HttpServerRequest request, byte[] body) {
    byte[] raw = body == null ? NOTHING : body;
    return switch (admission.decide(tool, senderId, DeliveryHeaders.of(request.headers().names(), request.headers()::getAll), raw)) {
      case IntakeDecision.Keep keep -> keep(keep);
      case IntakeDecision.Pass ignored -> now(tool, "removed", "", IntakeAnswer.passed());
      case IntakeDecision.NoSuchSender ignored -> now(tool, "unknown-sender", "", IntakeAnswer.unknown());
      case IntakeDecision.NotYet notYet -> now(tool, "deferred", notYet.reason(), IntakeAnswer.later(IntakeProblem.NOT_READY, config.retryAfter()));
      case IntakeDecision.Refuse refuse -> now(tool, "refused", refuse.reason().label(), IntakeAnswer.refused(refuse.reason()));
    };
  }

  private Uni<Response> keep(IntakeDecision.Keep keep) {
    IngestFailpoints.AFTER_AUTHENTICITY.hit();
    return keeping.keep(DeliveryRecord.of(keep.key(), keep.delivery()).within(Traces.current())).map(kept -> answered(keep, kept));
  }

  private Response answered(IntakeDecision.Keep keep, DurableDelivery.Kept kept) {
    String tool = keep.delivery().account().tool();
    return switch (kept) {
      case LOG -> counted(tool, "logged", "", IntakeAnswer.accepted(keep.delivery().id()));
      case SPILL -> counted(tool, "spilled", "", IntakeAnswer.accepted(keep.delivery().id()));
      case NOWHERE -> {
        missed.note(keep.delivery().account());
        yield counted(tool, "deferred", "not-kept", IntakeAnswer.later(IntakeProblem.NOT_KEPT, config.retryAfter()));
      }
    };
  }

  private Uni<Response> now(String tool, String outcome, String reason, IntakeAnswer answer) {
    return Uni.createFrom().item(counted(tool, outcome, reason, answer));
  }

  private Response counted(String tool, String outcome, String reason, IntakeAnswer answer) {
    metrics.delivered(tool, outcome, reason);
    Response.ResponseBuilder response = Response.status(answer.status()).type(answer.mediaType()).entity(answer.body());
    answer.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
    return response.build();
  }
}
