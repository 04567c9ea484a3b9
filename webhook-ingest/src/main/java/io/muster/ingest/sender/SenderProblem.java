package io.muster.ingest.sender;

import io.muster.kit.problem.ProblemType;
import io.muster.kit.problem.Refusal;

/** What can be wrong with what an operator asks of senders. */
final class SenderProblem {
  static final ProblemType NO_SUCH_SENDER = new Refusal(404, "no-such-sender", "There is no such sender", "deliveries");
  static final ProblemType UNKNOWN_TOOL = new Refusal(400, "unknown-tool", "Muster does not know this incident tool", "senders");
  static final ProblemType BAD_ACCOUNT = new Refusal(400, "bad-account", "The account's name cannot be used", "senders");
  static final ProblemType BAD_SECRET = new Refusal(400, "bad-secret", "This cannot be a secret of the tool", "senders");
  static final ProblemType SENDER_REMOVED = new Refusal(409, "sender-removed", "This sender was removed", "senders");
  static final ProblemType NO_SECRET = new Refusal(409, "sender-has-no-secret", "This sender has no secret yet", "senders");

  private SenderProblem() {}
}
