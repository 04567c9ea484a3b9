package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityEvent.ActionAccepted;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.identity.IdentityEvent.PersonLinked;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.identity.tool.acme.AcmeCase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tool that nobody but its own package knows goes the whole way. */
@QuarkusTest
@IdentityService
@TestSecurity(user = "admin", roles = "administrator")
class AcmeTest {
  Clouds clouds;
  private IdentityJourney journey;
  private PersonId wile;

  @BeforeEach
  void wile_is_linked() {
    journey = new IdentityJourney(clouds);
    journey.register(IdentityJourney.ACME, "world", "any", "any");
    journey.connect(IdentityJourney.ACME);
    wile = journey.person("wile");
    PersonsBrowser browser = new PersonsBrowser();
    URI back = browser.open(browser.setOut(journey.offered(wile, "Wile", Optional.empty()))).location();
    assertThat(browser.open(browser.open(back).location()).html()).contains("Wile E. Coyote").contains("Acme");
    journey.events.await(PersonLinked.class, event -> event.person().equals(wile));
  }

  @Test
  void a_case_is_watched_and_put_out_in_its_own_words() {
    AcmeCase burning = clouds.acme().burn("The rocket points down", true);
    succeeded(press("acknowledge", burning, Map.of()), false);
    assertThat(burning.state()).isEqualTo("watched");
    succeeded(press("resolve", burning, Map.of()), false);
    assertThat(burning.state()).isEqualTo("out");
    succeeded(press("resolve", burning, Map.of()), true);
    assertThat(journey.observations.await(ObserveIncident.class, command -> command.observation().subject().equals(subject(burning))).payload().observation().facets()).isNotEmpty();
  }

  @Test
  void a_case_that_nobody_can_watch_says_so() {
    AcmeCase burning = clouds.acme().burn("It mends itself", false);
    ActionRefused refused = refused(press("acknowledge", burning, Map.of()));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.NOT_POSSIBLE_NOW);
    assertThat(refused.text()).isEqualTo("Acme says: nobody can watch this case.");
  }

  @Test
  void an_action_of_its_own_takes_a_form_and_is_answered_later() {
    AcmeCase burning = clouds.acme().burn("Out of fuel", true);
    assertThat(refused(press("acme-drain", burning, Map.of())).reason()).isEqualTo(ActionRefusal.BAD_INPUT);
    String action = press("acme-drain", burning, Map.of("reason", "it leaks", "speed", "fast"));
    journey.events.await(ActionAccepted.class, event -> event.actionId().equals(action));
    assertThat(burning.drains()).containsExactly("it leaks/fast");
  }

  @Test
  void what_an_earlier_attempt_did_is_still_looked_for_after_a_later_one_was_throttled() {
    AcmeCase burning = clouds.acme().burn("Slow pump", true);
    clouds.acme().failNextAct(500, () -> {});
    clouds.acme().failNextAct(429, () -> burning.drain("it leaks", "fast"));
    String action = press("acme-drain", burning, Map.of("reason", "it leaks", "speed", "fast"));
    journey.events.await(ActionAccepted.class, event -> event.actionId().equals(action));
    assertThat(burning.drains()).containsExactly("it leaks/fast");
  }

  @Test
  void a_link_that_was_kept_though_the_answer_was_lost_is_shown_and_stays() {
    PersonsBrowser browser = new PersonsBrowser();
    URI back = browser.open(browser.setOut(journey.offered(wile, "Wile", Optional.empty()))).location();
    String mine = " where tenant = '" + journey.tenant.value() + "'";
    // As when COMMIT was done and PostgreSQL went away: whatever failed then, the row says linked.
    clouds.acme().duringNextToken(true, () -> TestDatabase.change("update link_offer set status = 'linked'" + mine + " and status = 'returned'"));
    assertThat(browser.open(browser.open(back).location()).heading()).isEqualTo("You are linked");
    assertThat(TestDatabase.text("select string_agg(distinct status, ',') from link_offer" + mine)).isEqualTo("linked");
  }

  private String press(String verb, AcmeCase about, Map<String, String> inputs) {
    return journey.press(wile, verb, subject(about), Phase.TRIGGERED, inputs);
  }

  private void succeeded(String action, boolean already) {
    ActionSucceeded done = journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action)).payload();
    assertThat(done.already()).isEqualTo(already);
    assertThat(done.by().name()).isEqualTo("Wile E. Coyote");
  }

  private ActionRefused refused(String action) {
    return journey.events.await(ActionRefused.class, event -> event.actionId().equals(action)).payload();
  }

  private static SubjectId subject(AcmeCase about) {
    return SubjectId.incident(IdentityJourney.ACME, about.id());
  }
}
