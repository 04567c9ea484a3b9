package io.muster.graph.tenant;

import io.muster.kit.problem.ProblemType;

/** What can be wrong with a request about a tenant. */
enum TenantProblem implements ProblemType {
  TENANT_NOT_ALLOWED(403, "tenant-not-allowed", "This tenant is not served here."),
  TENANT_NOT_CHECKED(404, "tenant-not-checked", "This tenant was not checked yet.");

  private final int status;
  private final String code;
  private final String title;

  TenantProblem(int status, String code, String title) {
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
    return "docs/runbooks/tenants.md#" + code;
  }
}
