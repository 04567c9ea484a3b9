package io.muster.kit.problem;

import io.muster.kit.failure.Failure;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What whoever asked over HTTP is told where it went wrong. No exception's text or class name goes out.
 *
 * @param body its status is the answer's
 */
public record ProblemAnswer(ProblemBody body) {
  /** How the body is written. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** When to come back after a 503, in seconds. */
  public static final int RETRY_AFTER_SECONDS = 5;

  private static final Logger LOG = Logger.getLogger(ProblemAnswer.class);

  /** The answer to whatever was thrown; what nobody expected is logged under the instance that the answer names. */
  public static ProblemAnswer of(Throwable thrown) {
    return switch (thrown) {
      case Problem problem -> of(problem.type(), problem.detail());
      case Failure failure -> {
        String instance = reference();
        LOG.errorf(failure, "A request failed: reason=%s instance=%s", failure.reason(), instance);
        yield new ProblemAnswer(ProblemBody.of(GeneralProblem.UNAVAILABLE, Optional.empty(), instance));
      }
      default -> {
        String instance = reference();
        LOG.errorf(thrown, "A request failed unexpectedly: instance=%s", instance);
        yield new ProblemAnswer(ProblemBody.of(GeneralProblem.UNEXPECTED, Optional.of("The log has more under " + instance + "."), instance));
      }
    };
  }

  static ProblemAnswer of(Refusal type, Optional<String> detail) {
    String instance = reference();
    LOG.debugf("A request was refused: code=%s instance=%s", type.code(), instance);
    return new ProblemAnswer(ProblemBody.of(type, detail, instance));
  }

  /** Whether whoever asked is to come back. */
  public boolean isForLater() {
    return body.status() == GeneralProblem.UNAVAILABLE.status();
  }

  private static String reference() {
    return "urn:uuid:" + UUID.randomUUID();
  }
}
