package io.muster.ingest.sender;

import io.muster.kit.problem.Refusal;

/** What can be wrong with what an operator asks of senders. */
final class SenderProblem {
  static final Refusal NO_SUCH_SENDER = new Refusal(404, "no-such-sender", "There is no such sender", "deliveries");
  static final Refusal UNKNOWN_TOOL = new Refusal(400, "unknown-tool", "Muster does not know this incident tool", "senders");
  static final Refusal BAD_ACCOUNT = new Refusal(400, "bad-account", "The account's name cannot be used", "senders");
  static final Refusal BAD_SECRET = new Refusal(400, "bad-secret", "This cannot be a secret of the tool", "senders");
  static final Refusal SENDER_REMOVED = new Refusal(409, "sender-removed", "This sender was removed", "senders");
  static final Refusal NO_SECRET = new Refusal(409, "sender-has-no-secret", "This sender has no secret yet", "senders");

  private SenderProblem() {}
}
