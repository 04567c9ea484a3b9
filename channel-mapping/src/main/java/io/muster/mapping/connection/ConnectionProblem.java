package io.muster.mapping.connection;

import io.muster.kit.problem.ProblemType;

/** What can be wrong with a request about a connection. */
public enum ConnectionProblem implements ProblemType {
  TENANT_NOT_ALLOWED(403, "tenant-not-allowed", "This tenant is not served here."),
  NO_SUCH_CONNECTION(404, "no-such-connection", "This account is not connected to this tenant."),
  ACCOUNT_NOT_CONNECTED(409, "account-not-connected", "This account is not connected to this tenant."),
  BAD_ACCOUNT(400, "bad-account", "This is not an account.");

  private final int status;
  private final String code;
  private final String title;

  ConnectionProblem(int status, String code, String title) {
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
    return "docs/runbooks/connecting.md#" + code;
  }
}
