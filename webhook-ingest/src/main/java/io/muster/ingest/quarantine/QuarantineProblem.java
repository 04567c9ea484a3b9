package io.muster.ingest.quarantine;

import io.muster.kit.problem.ProblemType;

/** What can be wrong with what an operator asks of the quarantine. */
enum QuarantineProblem implements ProblemType {
  NO_SUCH_DELIVERY(404, "no-such-delivery", "There is no such delivery in quarantine"),
  STILL_NOT_UNDERSTOOD(409, "still-not-understood", "The delivery still cannot be understood");

  private final int status;
  private final String code;
  private final String title;

  QuarantineProblem(int status, String code, String title) {
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
    return "docs/runbooks/deliveries.md#" + code;
  }
}
