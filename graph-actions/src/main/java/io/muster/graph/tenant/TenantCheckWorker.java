package io.muster.graph.tenant;

import io.muster.contracts.incident.TenantId;
import io.muster.graph.GraphFailpoints;
import io.muster.graph.cloud.EntraTokenClient;
import io.muster.graph.cloud.GraphFailure;
import io.muster.graph.cloud.GraphReason;
import io.muster.graph.cloud.GraphToken;
import io.muster.graph.organisation.OrganisationClient;
import io.muster.graph.tenant.TenantFinding.Fails;
import io.muster.graph.tenant.TenantFinding.Works;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Checks a tenant: a fresh token, then one read from Graph. Both are harmless to repeat. */
@ApplicationScoped
class TenantCheckWorker implements WorkHandler {
  private final EntraTokenClient tokens;
  private final OrganisationClient organisations;
  private final TenantChecks checks;

  TenantCheckWorker(EntraTokenClient tokens, OrganisationClient organisations, TenantChecks checks) {
    this.tokens = tokens;
    this.organisations = organisations;
    this.checks = checks;
  }

  @Override
  public String kind() {
    return TenantCheck.KIND;
  }

  /** Somebody waits for the answer: better "unreachable" soon than later. */
  @Override
  public int maxAttempts() {
    return 3;
  }

  @Override
  public void perform(WorkItem item) {
    var check = item.payload(TenantCheck.class);
    TenantFinding finding = look(check.tenant());
    GraphFailpoints.BEFORE_OUTCOME_STORED.hit();
    item.complete(tx -> checks.keep(tx, check, finding));
  }

  /** What may pass is tried again first; what is still so at the end is told. */
  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    GraphReason reason = failure instanceof GraphFailure known ? known.why() : GraphReason.UNREACHABLE;
    checks.keep(tx, item.payload(TenantCheck.class), new Fails(reason, List.of()));
  }

  private TenantFinding look(TenantId tenant) {
    List<String> permissions = List.of();
    try {
      GraphToken token = tokens.freshToken(tenant);
      permissions = token.permissions();
      GraphFailpoints.AFTER_TOKEN.hit();
      return new Works(organisations.name(token), permissions);
    } catch (GraphFailure failure) {
      if (failure.disposition() instanceof Disposition.GiveUp) {
        return new Fails(reason(failure, permissions), permissions);
      }
      throw failure;
    }
  }

  /** Without any permission nobody has consented to anything; with some, only the one for this read is missing. */
  private static GraphReason reason(GraphFailure failure, List<String> permissions) {
    return failure.why() == GraphReason.PERMISSION_MISSING && permissions.isEmpty() ? GraphReason.CONSENT_MISSING : failure.why();
  }
}
