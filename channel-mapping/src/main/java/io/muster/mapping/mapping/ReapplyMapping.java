package io.muster.mapping.mapping;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.TenantId;
import java.util.Optional;

/**
 * Work: bring what is shown into line after a mapping was made or ended. Keyed by tenant and account.
 *
 * @param showOpenOf the mapping for which incidents that are open now start cards; empty when mappings ended
 */
public record ReapplyMapping(TenantId tenant, AccountId account, Optional<String> showOpenOf) {
  /** The kind of this work. */
  public static final String KIND = "settle-mapping";

  public ReapplyMapping {
    showOpenOf = showOpenOf == null ? Optional.empty() : showOpenOf;
  }

  /** Keeps the work for one tenant and account in order. */
  public String key() {
    return tenant.value() + "/" + account.key();
  }
}
