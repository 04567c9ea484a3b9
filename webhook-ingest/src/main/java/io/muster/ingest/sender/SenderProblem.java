package io.muster.ingest.sender;

import io.muster.kit.problem.ProblemType;

/** What can be wrong with what an operator asks of senders. */
enum SenderProblem implements ProblemType {
  NO_SUCH_SENDER(404, "no-such-sender", "There is no such sender"),
  UNKNOWN_TOOL(400, "unknown-tool", "Muster does not know this incident tool"),
  BAD_ACCOUNT(400, "bad-account", "The account's name cannot be used"),
  BAD_SECRET(400, "bad-secret", "This cannot be a secret of the tool"),
  SENDER_REMOVED(409, "sender-removed", "This sender was removed"),
  NO_SECRET(409, "sender-has-no-secret", "This sender has no secret yet");

  private final int status;
  private final String code;
  private final String title;

  SenderProblem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String anchor() {
    return "docs/runbooks/" + (this == NO_SUCH_SENDER ? "deliveries" : "senders") + ".md#" + code;
  }
}
