package io.muster.ingest.intake;

import io.muster.ingest.source.Authenticity.Refusal;
import io.muster.kit.problem.ProblemBody;
import io.muster.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sender is answered. A proven one is never told 4xx: tools drop such deliveries, and PagerDuty disables a subscription after three. The only way
 * to slow senders down that all of them understand is 503 with Retry-After.
 */
@ApplicationScoped
class IntakeAnswer {
  private static final String PROBLEM = "application/problem+json";
  private final String retryAfter;

  IntakeAnswer(IntakeConfig config) {
    this.retryAfter = String.valueOf(Math.max(1, config.retryAfter().toSeconds()));
  }

  Response accepted(String deliveryId) {
    return Response.accepted("{\"status\":\"accepted\",\"deliveryId\":\"" + deliveryId + "\"}").type(MediaType.APPLICATION_JSON).build();
  }

  Response passed() {
    return Response.accepted("{\"status\":\"accepted\"}").type(MediaType.APPLICATION_JSON).build();
  }

  Response problem(ProblemType type) {
    Response.ResponseBuilder answer = Response.status(type.status()).type(PROBLEM).entity(body(type, Optional.empty()));
    return (type.status() == 503 ? answer.header(HttpHeaders.RETRY_AFTER, retryAfter) : answer).build();
  }

  Response refused(Refusal reason) {
    return Response.status(403).type(PROBLEM).entity(body(new RefusedDelivery(reason), Optional.of(reason.sentence()))).build();
  }

  private static ProblemBody body(ProblemType type, Optional<String> detail) {
    return new ProblemBody(type.anchor(), type.title(), type.status(), type.code(), detail, "urn:uuid:" + UUID.randomUUID());
  }

  private record RefusedDelivery(Refusal reason) implements ProblemType {
    @Override
    public int status() {
      return 403;
    }

    @Override
    public String code() {
      return reason.label();
    }

    @Override
    public String title() {
      return "The delivery does not prove that it comes from this sender";
    }
  }
}
