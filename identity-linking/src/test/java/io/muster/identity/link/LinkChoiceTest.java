package io.muster.identity.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityEvent.LinkRefusal;
import io.muster.contracts.incident.AccountId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkChoiceTest {
  private static final AccountId ONE = new AccountId("pagerduty", "globex");
  private static final AccountId OTHER = new AccountId("acme", "globex");

  @Test
  void the_only_account_need_not_be_named() {
    assertThat(LinkChoice.of(List.of(ONE), Optional.empty())).isEqualTo(new LinkChoice.This(ONE));
  }

  @Test
  void among_several_accounts_one_must_be_named() {
    assertThat(LinkChoice.of(List.of(ONE, OTHER), Optional.empty())).isEqualTo(new LinkChoice.Refused(LinkRefusal.SEVERAL_ACCOUNTS));
    assertThat(LinkChoice.of(List.of(ONE, OTHER), Optional.of(OTHER))).isEqualTo(new LinkChoice.This(OTHER));
  }

  @Test
  void a_tenant_without_account_has_nothing_to_link() {
    assertThat(LinkChoice.of(List.of(), Optional.empty())).isEqualTo(new LinkChoice.Refused(LinkRefusal.NO_ACCOUNT));
  }

  @Test
  void an_account_of_another_tenant_is_unknown_here() {
    assertThat(LinkChoice.of(List.of(ONE), Optional.of(OTHER))).isEqualTo(new LinkChoice.Refused(LinkRefusal.UNKNOWN_ACCOUNT));
  }
}
