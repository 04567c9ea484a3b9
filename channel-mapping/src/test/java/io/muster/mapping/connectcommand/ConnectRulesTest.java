package io.muster.mapping.connectcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityState.CatalogueService;
import io.muster.contracts.identity.IdentityState.PersonLink;
import io.muster.contracts.identity.IdentityState.Rights;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingEvent.Refusal;
import io.muster.mapping.connectcommand.ConnectRules.Known;
import io.muster.mapping.connectcommand.ConnectDecision.Allowed;
import io.muster.mapping.connectcommand.ConnectDecision.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectingTest {
  private static final AccountId ACCOUNT = new AccountId("acme", "north");
  private static final ServiceAddress ADDRESS = new ServiceAddress(ACCOUNT, "P1");
  private static final Named PAYMENTS = new Named("P1", "Payments", Optional.empty());
  private static final CatalogueService IN_CATALOGUE =
      new CatalogueService(ACCOUNT, PAYMENTS, List.of(new Named("core", "Core", Optional.empty())), false);

  @Test
  void a_person_who_may_connect_any_service_may() {
    assertThat(decide(linked(new Rights(true, List.of())))).isEqualTo(new Allowed(ACCOUNT, PAYMENTS));
  }

  @Test
  void a_person_who_manages_the_team_of_the_service_may() {
    assertThat(decide(linked(new Rights(false, List.of("core"))))).isEqualTo(new Allowed(ACCOUNT, PAYMENTS));
  }

  @Test
  void a_person_who_manages_another_team_may_not() {
    assertThat(decide(linked(new Rights(false, List.of("web"))))).isEqualTo(refused(Refusal.PERSON_NOT_ALLOWED, "Payments"));
  }

  @Test
  void a_person_without_a_link_is_asked_to_link() {
    assertThat(decide(Optional.empty())).isEqualTo(refused(Refusal.PERSON_NOT_LINKED, "Payments"));
  }

  @Test
  void an_address_of_electronic_mail_gives_no_right() {
    assertThat(decide(Optional.of(link(Evidence.EMAIL, new Rights(true, List.of()), false)))).isEqualTo(refused(Refusal.PERSON_NOT_LINKED, "Payments"));
  }

  @Test
  void a_link_that_was_removed_gives_no_right() {
    assertThat(decide(Optional.of(link(Evidence.OAUTH, new Rights(true, List.of()), true)))).isEqualTo(refused(Refusal.PERSON_NOT_LINKED, "Payments"));
  }

  @Test
  void an_address_that_no_tool_knows_is_refused() {
    assertThat(ConnectRules.decide(List.of())).isEqualTo(new Refused(Refusal.ADDRESS_NOT_UNDERSTOOD, Optional.empty(), Optional.empty()));
  }

  @Test
  void an_account_that_belongs_to_no_connection_of_the_tenant_is_refused_whatever_the_person_may() {
    var known = new Known(ADDRESS, false, Optional.of(IN_CATALOGUE), linked(new Rights(true, List.of())));
    assertThat(ConnectRules.decide(List.of(known))).isEqualTo(new Refused(Refusal.ACCOUNT_NOT_CONNECTED, Optional.of(ACCOUNT), Optional.empty()));
  }

  @Test
  void a_service_that_is_not_in_the_catalogue_is_refused() {
    var removed = new CatalogueService(ACCOUNT, PAYMENTS, List.of(), true);
    for (Optional<CatalogueService> service : List.of(Optional.<CatalogueService>empty(), Optional.of(removed))) {
      var known = new Known(ADDRESS, true, service, linked(new Rights(true, List.of())));
      assertThat(ConnectRules.decide(List.of(known))).isEqualTo(new Refused(Refusal.SERVICE_NOT_FOUND, Optional.of(ACCOUNT), Optional.empty()));
    }
  }

  @Test
  void of_two_readings_the_one_of_a_connected_account_counts() {
    var foreign = new Known(new ServiceAddress(new AccountId("acme", "north.eu"), "P1"), false, Optional.empty(), Optional.empty());
    var ours = new Known(ADDRESS, true, Optional.of(IN_CATALOGUE), linked(new Rights(true, List.of())));
    assertThat(ConnectRules.decide(List.of(foreign, ours))).isEqualTo(new Allowed(ACCOUNT, PAYMENTS));
  }

  private static ConnectDecision decide(Optional<PersonLink> link) {
    return ConnectRules.decide(List.of(new Known(ADDRESS, true, Optional.of(IN_CATALOGUE), link)));
  }

  private static Refused refused(Refusal reason, String service) {
    return new Refused(reason, Optional.of(ACCOUNT), Optional.of(service));
  }

  private static Optional<PersonLink> linked(Rights rights) {
    return Optional.of(link(Evidence.OAUTH, rights, false));
  }

  private static PersonLink link(Evidence evidence, Rights rights, boolean removed) {
    return new PersonLink(new PersonId(new TenantId("contoso"), "ann"), ACCOUNT, Actor.person("U1", "Ann"), evidence, true, rights, removed);
  }
}
