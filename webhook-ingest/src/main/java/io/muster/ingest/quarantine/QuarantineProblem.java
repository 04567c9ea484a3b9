package io.muster.ingest.quarantine;

import io.muster.kit.problem.Refusal;

/** What can be wrong with what an operator asks of the quarantine. */
final class QuarantineProblem {
  static final Refusal NO_SUCH_DELIVERY = new Refusal(404, "no-such-delivery", "There is no such delivery in quarantine", "deliveries");
  static final Refusal STILL_NOT_UNDERSTOOD = new Refusal(409, "still-not-understood", "The delivery still cannot be understood", "deliveries");
  static final Refusal BODY_NOT_KEPT = new Refusal(409, "body-not-kept", "The delivery was too large to be kept", "deliveries");
  static final Refusal NOT_HELD = new Refusal(409, "not-in-quarantine", "The delivery was dealt with before", "deliveries");

  private QuarantineProblem() {}
}
