package io.muster.graph.tenant;

import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Principal;
import java.util.Optional;

/**
 * Work: check this tenant.
 *
 * @param checkId by which whoever asked finds the result
 * @param by on whose behalf, as {@link Principal#key()}
 * @param causedBy the id of the command, if there was one
 */
public record TenantCheck(String checkId, TenantId tenant, String by, Optional<String> causedBy) {
  /** The kind of this work. */
  public static final String KIND = "check-tenant";

  public TenantCheck {
    causedBy = causedBy == null ? Optional.empty() : causedBy;
  }
}
