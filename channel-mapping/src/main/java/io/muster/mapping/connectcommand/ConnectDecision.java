package io.muster.mapping.connectcommand;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.mapping.MappingEvent.Refusal;
import java.util.Optional;

/**
 * Whether a person may connect (or disconnect) the service behind an address, and if not, why.
 */
public sealed interface ConnectDecision {

  /** The person may. */
  record Allowed(AccountId account, Named service) implements ConnectDecision {}

  /**
   * The person may not, or it cannot be done.
   *
   * @param account once it is known
   * @param serviceName once it is known
   */
  record Refused(Refusal reason, Optional<AccountId> account, Optional<String> serviceName) implements ConnectDecision {}
}
