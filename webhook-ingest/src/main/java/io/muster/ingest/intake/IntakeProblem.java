package io.muster.ingest.intake;

import io.muster.kit.problem.Refusal;

/** How deliveries are refused. */
final class IntakeProblem {
  static final Refusal NO_SUCH_SENDER = new Refusal(404, "no-such-sender", "There is no such sender", "deliveries");
  static final Refusal NOT_READY = new Refusal(503, "sender-not-ready", "This sender is not ready yet; deliver again in a moment", "deliveries");
  static final Refusal NOT_KEPT = new Refusal(503, "delivery-not-kept", "The delivery could not be kept; deliver it again in a moment", "deliveries");

  private IntakeProblem() {}
}
