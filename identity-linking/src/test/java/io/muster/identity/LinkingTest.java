package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityCommand.OfferLink;
import io.muster.contracts.identity.IdentityCommand.UnlinkPerson;
import io.muster.contracts.identity.IdentityEvent.LinkRefusal;
import io.muster.contracts.identity.IdentityEvent.LinkRefused;
import io.muster.contracts.identity.IdentityEvent.PersonLinked;
import io.muster.contracts.identity.IdentityEvent.PersonUnlinked;
import io.muster.contracts.identity.IdentityState.PersonLink;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.PersonId;
import io.muster.standins.pagerduty.account.TeamRole;
import io.muster.standins.pagerduty.account.UserRole;
import io.muster.testkit.logs.CapturedLogs;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Linking, and every way in which somebody may try to link wrongly: nothing is linked, and the page says why. */
@QuarkusTest
@IdentityService
@TestSecurity(user = "admin", roles = "administrator")
class LinkingTest {
  Clouds clouds;
  private IdentityJourney journey;
  private PersonId grace;

  @BeforeEach
  void an_account_is_ready() {
    journey = new IdentityJourney(clouds);
    journey.readyAccount();
    grace = journey.person("grace");
  }

  @Test
  void a_person_links_and_both_names_are_shown_and_published_with_the_rights() {
    PersonsBrowser.Page end = new PersonsBrowser().link(link(), clouds.alan().id());
    assertThat(end.heading()).isEqualTo("You are linked");
    assertThat(end.html()).contains("Grace in Teams").contains("Alan Turing").contains("Globex Operations");
    PersonLinked linked = journey.events.await(PersonLinked.class, event -> event.person().equals(grace)).payload();
    assertThat(linked.user().name()).isEqualTo("Alan Turing");
    PersonLink state = journey.states.await(PersonLink.class, link -> link.person().equals(grace)).payload();
    assertThat(state.evidence()).isEqualTo(Evidence.OAUTH);
    assertThat(state.mayAct()).isTrue();
    assertThat(state.rights().connectAnyService()).isFalse();
    assertThat(state.rights().connectServicesOfTeams()).hasSize(1);
  }

  @Test
  void the_page_names_the_teams_person_and_opening_it_changes_nothing() {
    URI link = link();
    PersonsBrowser.Page page = new PersonsBrowser().open(link);
    assertThat(page.html()).contains("Continue only if you are Grace in Teams");
    assertThat(new PersonsBrowser().open(link).heading()).isEqualTo("Link your PagerDuty account");
  }

  @Test
  void every_page_keeps_itself_to_itself() {
    var headers = new PersonsBrowser().open(link()).response().headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Set-Cookie").orElseThrow()).startsWith("__Host-").contains("Secure").contains("HttpOnly").contains("SameSite=Lax").contains("Path=/").doesNotContain("Domain");
  }

  @Test
  void the_sign_in_is_asked_for_with_pkce_a_state_of_128_bits_and_the_tools_own_way_back() {
    Map<String, String> query = query(new PersonsBrowser().setOut(link()));
    assertThat(query.get("response_type")).isEqualTo("code");
    assertThat(query.get("code_challenge_method")).isEqualTo("S256");
    assertThat(query.get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
    assertThat(query.get("state")).matches("[A-Za-z0-9_-]{22}");
    assertThat(query.get("redirect_uri")).endsWith("/oauth/pagerduty/callback");
    assertThat(query).doesNotContainKey("client_secret");
  }

  @Test
  void a_link_that_was_never_given_is_not_known() {
    assertThat(new PersonsBrowser().open(link().resolve("/link/AAAA")).heading()).isEqualTo("This link is not known");
  }

  @Test
  void an_expired_link_is_refused() {
    URI link = link();
    expire();
    refused(new PersonsBrowser().open(link), "This link has expired", 410);
  }

  @Test
  void a_link_works_once() {
    URI link = link();
    PersonsBrowser browser = new PersonsBrowser();
    browser.link(link, clouds.grace().id());
    refused(browser.open(link), "This link was already used", 410);
    refused(new PersonsBrowser().open(link), "This link was already used", 410);
  }

  @Test
  void a_form_from_elsewhere_does_not_set_out() {
    URI link = link();
    refused(new PersonsBrowser().submit(link, Map.of("key", "made-up")), "Your browser did not keep our cookie", 403);
    PersonsBrowser victim = new PersonsBrowser();
    victim.open(link);
    refused(victim.submit(link, Map.of("key", new PersonsBrowser().open(link).hidden("key"))), "Your browser did not keep our cookie", 403);
  }

  @Test
  void a_link_that_somebody_else_started_is_of_no_use_to_me() {
    URI link = link();
    new PersonsBrowser().setOut(link);
    refused(new PersonsBrowser().open(link), "This link was already used", 410);
  }

  @Test
  void a_way_back_without_state_is_refused() {
    refused(new PersonsBrowser().open(link().resolve("/oauth/pagerduty/callback?code=x")), "This page cannot be opened by itself", 403);
  }

  @Test
  void a_state_that_nobody_made_is_refused() {
    refused(new PersonsBrowser().open(link().resolve("/oauth/pagerduty/callback?code=x&state=AAAAAAAAAAAAAAAAAAAAAA")), "This sign-in was not started here", 404);
  }

  @Test
  void an_answer_in_another_persons_browser_is_refused_and_does_not_spoil_the_first() {
    PersonsBrowser mine = new PersonsBrowser();
    URI back = mine.decide(mine.setOut(link()), clouds.grace().id(), "allow");
    PersonsBrowser others = new PersonsBrowser();
    others.open(link());
    refused(others.open(back), "This is not the browser you started in", 403);
    refused(new PersonsBrowser().open(back), "This is not the browser you started in", 403);
    notLinked();
    assertThat(mine.open(back).status()).isEqualTo(303);
  }

  @Test
  void an_answer_counts_once() {
    PersonsBrowser browser = new PersonsBrowser();
    URI back = browser.decide(browser.setOut(link()), clouds.grace().id(), "allow");
    assertThat(browser.open(back).status()).isEqualTo(303);
    long exchanges = codeExchanges();
    assertThat(browser.open(back).location().getPath()).isEqualTo("/linked");
    assertThat(codeExchanges()).isEqualTo(exchanges);
  }

  @Test
  void an_answer_that_comes_too_late_is_refused() {
    PersonsBrowser browser = new PersonsBrowser();
    URI back = browser.decide(browser.setOut(link()), clouds.grace().id(), "allow");
    expire();
    refused(browser.open(back), "This link has expired", 410);
    refused(browser.open(back), "This sign-in was already finished", 410);
    notLinked();
  }

  @Test
  void an_answer_at_another_tools_address_is_refused() {
    PersonsBrowser browser = new PersonsBrowser();
    URI back = browser.decide(browser.setOut(link()), clouds.grace().id(), "allow");
    refused(browser.open(URI.create(back.toString().replace("/oauth/pagerduty/", "/oauth/acme/"))), "The answer came from somewhere else", 403);
    notLinked();
  }

  @Test
  void a_person_who_denies_is_told_that_nothing_was_connected() {
    PersonsBrowser browser = new PersonsBrowser();
    refused(browser.open(browser.decide(browser.setOut(link()), clouds.grace().id(), "deny")), "You did not allow it", 403);
    notLinked();
  }

  @Test
  void a_code_of_another_sign_in_does_not_fit_the_verifier() {
    PersonsBrowser attacker = new PersonsBrowser();
    String stolen = query(attacker.decide(attacker.setOut(link()), clouds.alan().id(), "allow")).get("code");
    PersonsBrowser victim = new PersonsBrowser();
    String state = query(victim.decide(victim.setOut(link()), clouds.grace().id(), "allow")).get("state");
    refused(victim.open(link().resolve("/oauth/pagerduty/callback?code=" + stolen + "&state=" + state)), "The sign-in took too long", 403);
    notLinked();
  }

  @Test
  void an_answer_without_code_is_refused() {
    PersonsBrowser browser = new PersonsBrowser();
    String state = query(browser.setOut(link())).get("state");
    refused(browser.open(link().resolve("/oauth/pagerduty/callback?state=" + state)), "The sign-in did not work", 403);
    notLinked();
  }

  @Test
  void nothing_secret_is_logged_on_the_way() {
    try (CapturedLogs logs = CapturedLogs.start()) {
      URI link = link();
      PersonsBrowser browser = new PersonsBrowser();
      URI authorise = browser.setOut(link);
      URI back = browser.decide(authorise, clouds.grace().id(), "allow");
      browser.open(back);
      browser.open(back);
      new PersonsBrowser().open(back);
      logs.assertNeverSaid(
          link.getPath().substring("/link/".length()), query(authorise).get("state"), query(back).get("code"), clouds.app().clientSecret(), "pdeu+_", browser.cookie().orElseThrow().split("=")[1]);
    }
  }

  @Test
  void a_tenant_without_account_gets_no_link_and_one_with_several_is_asked_which() {
    IdentityJourney elsewhere = new IdentityJourney(clouds);
    PersonId nobody = elsewhere.person("nobody");
    OfferLink wish = new OfferLink("r-" + elsewhere.tenant.value(), nobody, "Nobody", Optional.empty());
    elsewhere.command(nobody.key(), wish);
    assertThat(elsewhere.events.await(LinkRefused.class, event -> event.requestId().equals(wish.requestId())).payload().reason()).isEqualTo(LinkRefusal.NO_ACCOUNT);
    journey.register(IdentityJourney.ACME, "world", "any", "any");
    journey.connect(IdentityJourney.ACME);
    OfferLink which = new OfferLink("r-" + journey.tenant.value(), grace, "Grace", Optional.empty());
    journey.command(grace.key(), which);
    LinkRefused several = journey.events.await(LinkRefused.class, event -> event.requestId().equals(which.requestId())).payload();
    assertThat(several.reason()).isEqualTo(LinkRefusal.SEVERAL_ACCOUNTS);
    assertThat(several.accounts()).containsExactly(IdentityJourney.ACME, IdentityJourney.PAGERDUTY);
  }

  @Test
  void unlinking_forgets_link_and_grant_and_says_so() {
    journey.link(grace, "Grace in Teams", clouds.grace().id());
    journey.command(grace.key(), new UnlinkPerson("u-" + journey.tenant.value(), grace, Optional.empty()));
    assertThat(journey.events.await(PersonUnlinked.class, event -> event.person().equals(grace)).payload().accounts()).containsExactly(IdentityJourney.PAGERDUTY);
    assertThat(journey.states.await(PersonLink.class, link -> link.person().equals(grace)).payload().removed()).isTrue();
    notLinked();
    assertThat(TestDatabase.count("select count(*) from person_grant where tenant = '" + journey.tenant.value() + "'")).isZero();
  }

  @Test
  void whoever_joins_a_team_in_the_tool_may_connect_its_services_once_the_catalogue_was_read() {
    var ada = clouds.account().user("Ada", "ada@globex.example.com", UserRole.LIMITED_USER);
    journey.link(grace, "Ada in Teams", ada.id());
    var team = clouds.account().team("Adas team", Map.of(ada, TeamRole.RESPONDER));
    journey.register(clouds.app().clientSecret());
    PersonLink state = journey.states.await(PersonLink.class, link -> link.person().equals(grace)).payload();
    assertThat(state.rights().connectServicesOfTeams()).containsExactly(team.id());
    assertThat(state.mayAct()).isTrue();
  }

  private URI link() {
    return journey.offered(grace, "Grace in Teams", Optional.of(IdentityJourney.PAGERDUTY));
  }

  private void expire() {
    TestDatabase.change("update link_offer set expires_at = now() - interval '1 second' where tenant = '" + journey.tenant.value() + "'");
  }

  private void notLinked() {
    assertThat(TestDatabase.count("select count(*) from person_link where tenant = '" + journey.tenant.value() + "'")).isZero();
  }

  private long codeExchanges() {
    return clouds.pagerDuty().exchanges().stream().filter(one -> one.path().equals("/oauth/token") && one.requestBody().contains("authorization_code")).count();
  }

  private static void refused(PersonsBrowser.Page page, String heading, int status) {
    assertThat(page.heading()).isEqualTo(heading);
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.html()).contains("Back to Microsoft Teams").contains("Reference");
  }

  private static Map<String, String> query(URI address) {
    return java.util.Arrays.stream(address.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8)));
  }
}
