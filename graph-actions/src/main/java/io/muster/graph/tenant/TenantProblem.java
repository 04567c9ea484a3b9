package io.muster.graph.tenant;

import io.muster.kit.problem.Refusal;

/** What can be wrong with a request about a tenant. */
final class TenantProblem {
  static final Refusal TENANT_NOT_ALLOWED = new Refusal(403, "tenant-not-allowed", "This tenant is not served here.", "tenants");
  static final Refusal TENANT_NOT_CHECKED = new Refusal(404, "tenant-not-checked", "This tenant was not checked yet.", "tenants");

  private TenantProblem() {}
}
