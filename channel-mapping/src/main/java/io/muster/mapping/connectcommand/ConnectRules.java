package io.muster.mapping.connectcommand;

import io.muster.contracts.identity.IdentityState.CatalogueService;
import io.muster.contracts.identity.IdentityState.PersonLink;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.Named;
import io.muster.contracts.mapping.MappingEvent.Refusal;
import io.muster.mapping.connectcommand.ConnectDecision.Allowed;
import io.muster.mapping.connectcommand.ConnectDecision.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a person may connect a service to a conversation. Pure. The person's right in the tool decides, never a right in Teams.
 */
public final class ConnectRules {
  private ConnectRules() {}

  /**
   * What is known of one reading of the address.
   *
   * @param connected whether the account is connected to the tenant of the conversation
   * @param service as in the account's catalogue, unless it is not (or no longer) there
   * @param link of the person in this account, unless there is none
   */
  public record Known(ServiceAddress address, boolean connected, Optional<CatalogueService> service, Optional<PersonLink> link) {}

  /**
   * The readings of the address that belong to a connected account go first.
   *
   * @param readings what is known of each reading; empty when no tool knows such an address
   */
  public static ConnectDecision decide(List<Known> readings) {
    if (readings.isEmpty()) {
      return new Refused(Refusal.ADDRESS_NOT_UNDERSTOOD, Optional.empty(), Optional.empty());
    }
    Known known = readings.stream().filter(Known::connected).findFirst().orElse(readings.getFirst());
    AccountId account = known.address().account();
    if (!known.connected()) {
      return new Refused(Refusal.ACCOUNT_NOT_CONNECTED, Optional.of(account), Optional.empty());
    }
    if (known.service().filter(service -> !service.removed()).isEmpty()) {
      return new Refused(Refusal.SERVICE_NOT_FOUND, Optional.of(account), Optional.empty());
    }
    CatalogueService service = known.service().get();
    return objection(service, known.link())
        .<ConnectDecision>map(reason -> new Refused(reason, Optional.of(account), Optional.of(service.service().name())))
        .orElseGet(() -> new Allowed(account, service.service()));
  }

  private static Optional<Refusal> objection(CatalogueService service, Optional<PersonLink> link) {
    // An address of electronic mail says who somebody is, but it is no proof: it never gives a right.
    if (link.filter(l -> !l.removed() && l.evidence() != Evidence.EMAIL).isEmpty()) {
      return Optional.of(Refusal.PERSON_NOT_LINKED);
    }
    var rights = link.get().rights();
    Set<String> mayConnect = Set.copyOf(rights.connectServicesOfTeams());
    boolean allowed = rights.connectAnyService() || service.teams().stream().map(Named::nativeId).anyMatch(mayConnect::contains);
    return allowed ? Optional.empty() : Optional.of(Refusal.PERSON_NOT_ALLOWED);
  }
}
