package io.muster.ingest.intake;

import io.muster.ingest.source.Authenticity;
import io.muster.kit.problem.ProblemBody;
import io.muster.kit.problem.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sender is answered. A proven one is never told 4xx: tools drop such deliveries, and some disable a subscription after three. The only way
 * to slow senders down that all of them understand is 503 with Retry-After.
 *
 * @param body becomes JSON
 * @param retryAfter with 503 only
 */
record IntakeAnswer(int status, String mediaType, Object body, Optional<Duration> retryAfter) {

  /** Accepted; the id is empty where nothing comes of it. */
  record Accepted(String status, Optional<String> deliveryId) {}

  static IntakeAnswer accepted(String deliveryId) {
    return new IntakeAnswer(202, "application/json", new Accepted("accepted", Optional.of(deliveryId)), Optional.empty());
  }

  static IntakeAnswer passed() {
    return new IntakeAnswer(202, "application/json", new Accepted("accepted", Optional.empty()), Optional.empty());
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

  private static IntakeAnswer problem(Refusal type, Optional<String> detail, Optional<Duration> retryAfter) {
    var body = ProblemBody.of(type, detail, "urn:uuid:" + UUID.randomUUID());
    return new IntakeAnswer(type.status(), "application/problem+json", body, retryAfter);
  }
}
