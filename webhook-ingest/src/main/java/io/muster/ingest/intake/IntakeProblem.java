package io.muster.ingest.intake;

import io.muster.kit.problem.ProblemType;
import io.muster.kit.problem.Refusal;

/** How deliveries are refused. */
final class IntakeProblem {
  static final ProblemType NO_SUCH_SENDER = new Refusal(404, "no-such-sender", "There is no such sender", "deliveries");
  static final ProblemType NOT_READY = new Refusal(503, "sender-not-ready", "This sender is not ready yet; deliver again in a moment", "deliveries");
  static final ProblemType NOT_KEPT = new Refusal(503, "delivery-not-kept", "The delivery could not be kept; deliver it again in a moment", "deliveries");

  private IntakeProblem() {}
}
