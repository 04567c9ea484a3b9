package io.muster.ingest.intake;

import io.muster.kit.problem.ProblemType;

/** How deliveries are refused. */
enum IntakeProblem implements ProblemType {
  NO_SUCH_SENDER(404, "no-such-sender", "There is no such sender"),
  NOT_READY(503, "sender-not-ready", "This sender is not ready yet; deliver again in a moment"),
  NOT_KEPT(503, "delivery-not-kept", "The delivery could not be kept; deliver it again in a moment");

  private final int status;
  private final String code;
  private final String title;

  IntakeProblem(int status, String code, String title) {
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
