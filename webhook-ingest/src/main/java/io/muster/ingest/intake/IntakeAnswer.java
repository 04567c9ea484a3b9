package io.muster.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.wire.MessageJson;
import io.muster.ingest.source.Authenticity;
import io.muster.kit.problem.ProblemBody;
import io.muster.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sender is answered. A proven one is never told 4xx: tools drop such deliveries, and some disable a subscription after three. The only way
 * to slow senders down that all of them understand is 503 with Retry-After.
 *
 * @param body JSON
 * @param retryAfter with 503 only
 */
record IntakeAnswer(int status, String mediaType, byte[] body, Optional<Duration> retryAfter) {

  static IntakeAnswer accepted(String deliveryId) {
    return accepting("{\"status\":\"accepted\",\"deliveryId\":\"" + deliveryId + "\"}");
  }

  /** Accepted, and nothing comes of it. */
  static IntakeAnswer passed() {
    return accepting("{\"status\":\"accepted\"}");
  }

  static IntakeAnswer unknown() {
    return problem(IntakeProblem.NO_SUCH_SENDER, Optional.empty(), Optional.empty());
  }

  static IntakeAnswer later(Refusal problem, Duration retryAfter) {
    return problem(problem, Optional.empty(), Optional.of(retryAfter));
  }

  static IntakeAnswer refused(Authenticity.Refusal reason) {
    var type = new Refusal(403, reason.label(), "The delivery does not prove that it comes from this sender", "deliveries");
    return problem(type, Optional.of(reason.sentence()), Optional.empty());
  }

  /** What senders are told to wait, in whole seconds. */
  Optional<String> retryAfterSeconds() {
    return retryAfter.map(wait -> String.valueOf(Math.max(1, wait.toSeconds())));
  }

  private static IntakeAnswer accepting(String json) {
    return new IntakeAnswer(202, "application/json", json.getBytes(StandardCharsets.US_ASCII), Optional.empty());
  }

  private static IntakeAnswer problem(Refusal type, Optional<String> detail, Optional<Duration> retryAfter) {
    var body = ProblemBody.of(type, detail, "urn:uuid:" + UUID.randomUUID());
    try {
      return new IntakeAnswer(type.status(), "application/problem+json", MessageJson.mapper().writeValueAsBytes(body), retryAfter);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem could not be written", e);
    }
  }
}
