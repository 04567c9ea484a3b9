package io.muster.identity.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.identity.link.LinkOffer.Status;
import io.muster.identity.oauth.Randomness;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkRulesTest {
  private static final byte[] MINE = Randomness.hash("mine");
  private static final byte[] OTHERS = Randomness.hash("others");
  private static final LinkAnswer GOOD = LinkAnswer.of("pagerduty", "s", "c", null, null);

  @Test
  void a_fresh_link_opens_in_any_browser() {
    assertThat(LinkRules.opening(offer(Status.OFFERED, true), Optional.of(OTHERS))).isEmpty();
  }

  @Test
  void a_started_link_opens_only_where_it_was_started() {
    assertThat(LinkRules.opening(offer(Status.STARTED, true), Optional.of(MINE))).isEmpty();
    assertThat(LinkRules.opening(offer(Status.STARTED, true), Optional.of(OTHERS))).contains(LinkRefusal.ALREADY_USED);
  }

  @Test
  void after_its_time_a_link_does_not_open() {
    assertThat(LinkRules.opening(offer(Status.OFFERED, false), Optional.of(MINE))).contains(LinkRefusal.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(value = Status.class, names = {"RETURNED", "LINKED", "ENDED"})
  void a_link_that_came_further_is_used(Status status) {
    assertThat(LinkRules.opening(offer(status, true), Optional.of(MINE))).contains(LinkRefusal.ALREADY_USED);
  }

  @Test
  void without_a_cookie_nobody_sets_out() {
    assertThat(LinkRules.beginning(offer(Status.OFFERED, true), Optional.empty())).contains(LinkRefusal.NO_COOKIE);
  }

  @Test
  void a_good_answer_in_the_same_browser_passes() {
    assertThat(LinkRules.returning(offer(Status.STARTED, true), GOOD, Optional.of(MINE))).isEmpty();
  }

  @Test
  void an_answer_in_another_browser_is_refused_and_uses_nothing_up() {
    LinkRefusal refusal = LinkRules.returning(offer(Status.STARTED, true), GOOD, Optional.of(OTHERS)).orElseThrow();
    assertThat(refusal).isEqualTo(LinkRefusal.OTHER_BROWSER);
    assertThat(LinkRules.usesUp(refusal)).isFalse();
  }

  @Test
  void an_answer_at_another_tools_address_is_refused() {
    assertThat(LinkRules.returning(offer(Status.STARTED, true), LinkAnswer.of("acme", "s", "c", null, null), Optional.of(MINE)))
        .contains(LinkRefusal.WRONG_TOOL);
  }

  @Test
  void a_second_answer_is_refused() {
    assertThat(LinkRules.returning(offer(Status.RETURNED, true), GOOD, Optional.of(MINE))).contains(LinkRefusal.STATE_USED);
  }

  @Test
  void a_late_answer_is_refused() {
    assertThat(LinkRules.returning(offer(Status.STARTED, false), GOOD, Optional.of(MINE))).contains(LinkRefusal.EXPIRED);
  }

  @Test
  void a_denial_an_error_and_a_missing_code_are_told_apart() {
    assertThat(LinkAnswer.of("pagerduty", "s", null, "access_denied", null).problem()).contains(LinkRefusal.DENIED);
    assertThat(LinkAnswer.of("pagerduty", "s", null, "server_error", null).problem()).contains(LinkRefusal.TOOL_SAID_NO);
    assertThat(LinkAnswer.of("pagerduty", "s", " ", null, null).problem()).contains(LinkRefusal.CODE_MISSING);
  }

  @Test
  void every_refusal_says_what_happened_and_what_to_do() {
    assertThat(Arrays.stream(LinkRefusal.values()))
        .allSatisfy(
            refusal -> {
              assertThat(refusal.title()).isNotBlank().doesNotContain("!");
              assertThat(refusal.what()).endsWith(".").doesNotContain("!");
              assertThat(refusal.next().sentence()).endsWith(".");
              assertThat(refusal.status()).isBetween(400, 599);
            });
  }

  private static LinkOffer offer(Status status, boolean live) {
    return new LinkOffer(
        UUID.randomUUID(),
        new PersonId(new TenantId("t"), "p"),
        "Grace Hopper",
        new AccountId("pagerduty", "globex"),
        status,
        live,
        status == Status.OFFERED ? Optional.empty() : Optional.of(MINE),
        Optional.empty());
  }
}
