package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.identity.IdentityCommand.FetchIncident;
import io.muster.contracts.identity.IdentityEvent.ActionAwaitsLink;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IdentityService
@TestSecurity(user = "admin", roles = "administrator")
class ActingTest {
  Clouds clouds;
  private IdentityJourney journey;

  @BeforeEach
  void an_account_is_ready() {
    journey = new IdentityJourney(clouds);
    journey.readyAccount();
  }

  @Test
  void what_a_linked_person_presses_is_done_in_pagerduty_as_that_person_and_told_to_both_sides() {
    PersonId grace = linked("grace-1", clouds.grace().id());
    Incident incident = triggered("Disk is full");
    String action = journey.press(grace, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
    ActionSucceeded done = journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action)).payload();
    assertThat(done.already()).isFalse();
    assertThat(done.by().name()).isEqualTo("Grace Hopper");
    assertThat(incident.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(incident.acknowledgements()).extracting(one -> one.user().id()).containsExactly(clouds.grace().id());
    Observation told = observed(journey.incident(incident.id()));
    assertThat(told.origin()).isEqualTo(Observation.Origin.ANSWER);
    assertThat(phase(told)).isEqualTo(Phase.ACKNOWLEDGED);
    journey.nothingElseWasTold(Duration.ofMillis(300));
  }

  @Test
  void the_outcome_of_a_press_is_told_well_within_a_second() {
    PersonId grace = linked("grace-11", clouds.grace().id());
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Incident incident = triggered("Quickly " + i);
      long begun = System.nanoTime();
      String action = journey.press(grace, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
      journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action));
      took.add(Duration.ofNanos(System.nanoTime() - begun));
    }
    took.sort(Comparator.naturalOrder());
    assertThat(took.get(2)).as("the median of %s", took).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void the_second_presser_learns_who_was_first_and_nothing_is_done_twice() {
    PersonId grace = linked("grace-2", clouds.grace().id());
    Incident incident = triggered("Disk is full again");
    clouds.account().acknowledge(incident, clouds.alan());
    String action = journey.press(grace, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
    ActionSucceeded done = journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action)).payload();
    assertThat(done.already()).isTrue();
    assertThat(done.by().name()).isEqualTo("Alan Turing");
    assertThat(incident.acknowledgements()).hasSize(1);
  }

  @Test
  void reassigning_to_somebody_whom_nobody_knows_or_by_a_name_that_two_have_says_what_to_write_and_changes_nothing() {
    PersonId grace = linked("grace-21", clouds.grace().id());
    clouds.account().user("Twin", "twin.one@globex.example.com", io.muster.standins.pagerduty.account.UserRole.USER);
    clouds.account().user("Twin", "twin.two@globex.example.com", io.muster.standins.pagerduty.account.UserRole.USER);
    Incident incident = triggered("To whom");
    ActionRefused nobody = refused(journey.press(grace, "reassign", journey.incident(incident.id()), Phase.TRIGGERED, Map.of("assignee", "Nobody Known")));
    assertThat(nobody.reason()).isEqualTo(ActionRefusal.BAD_INPUT);
    assertThat(nobody.text()).isEqualTo("PagerDuty knows nobody by that mail address or name. Check how it is written there.");
    ActionRefused several = refused(journey.press(grace, "reassign", journey.incident(incident.id()), Phase.TRIGGERED, Map.of("assignee", "twin")));
    assertThat(several.text()).isEqualTo("PagerDuty knows several people called twin. Write the mail address instead.");
    assertThat(incident.assignments()).extracting(one -> one.user().id()).containsExactly(clouds.alan().id());
  }

  @Test
  void acknowledging_what_was_resolved_meanwhile_is_refused_with_the_resolvers_name() {
    PersonId grace = linked("grace-3", clouds.grace().id());
    Incident incident = triggered("Gone already");
    clouds.account().resolve(incident, clouds.alan());
    ActionRefused refused = refused(journey.press(grace, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of()));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.STATE_CHANGED);
    assertThat(refused.text()).contains("Alan Turing");
    assertThat(phase(observed(journey.incident(incident.id())))).isEqualTo(Phase.RESOLVED);
  }

  @Test
  void the_same_press_delivered_twice_is_done_once() {
    PersonId grace = linked("grace-4", clouds.grace().id());
    Incident incident = triggered("Note me");
    var press =
        new io.muster.contracts.identity.IdentityCommand.PerformAction(
            "press-" + incident.id(), grace, "Grace", journey.incident(incident.id()), "note", "note", Map.of("text", "Looking at it."), 1, Phase.TRIGGERED,
            new io.muster.contracts.incident.ConversationId(journey.tenant, "19:x"));
    journey.command(press.subject().key(), press);
    journey.command(press.subject().key(), press);
    journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(press.actionId()));
    journey.nothingElseWasTold(Duration.ofSeconds(1));
    assertThat(incident.notes()).hasSize(1);
    Facet.Note note = (Facet.Note) observed(press.subject()).facets().getFirst().facet();
    assertThat(note.text()).isEqualTo("Looking at it.");
  }

  @Test
  void a_role_that_may_not_respond_is_told_so_in_plain_words() {
    PersonId olga = linked("olga-1", clouds.olga().id());
    Incident incident = triggered("Not yours");
    ActionRefused refused = refused(journey.press(olga, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of()));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.NOT_ALLOWED);
    assertThat(refused.remedy()).isEqualTo(Remedy.ASK_ADMINISTRATOR);
    assertThat(incident.status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void an_incident_that_pagerduty_does_not_know_is_said_to_be_gone() {
    PersonId grace = linked("grace-5", clouds.grace().id());
    ActionRefused refused = refused(journey.press(grace, "resolve", journey.incident("QDOESNOTEXIST"), Phase.TRIGGERED, Map.of()));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.SUBJECT_GONE);
  }

  @Test
  void a_verb_that_the_tool_does_not_have_is_refused() {
    PersonId grace = linked("grace-6", clouds.grace().id());
    ActionRefused refused = refused(journey.press(grace, "fly", journey.incident(triggered("Fly").id()), Phase.TRIGGERED, Map.of()));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.UNKNOWN_VERB);
  }

  @Test
  void a_short_outage_and_a_throttling_are_waited_out() {
    PersonId grace = linked("grace-7", clouds.grace().id());
    Incident incident = triggered("Wobbly");
    clouds.pagerDuty().outages().order(PublishedError.INTERNAL, 1);
    clouds.pagerDuty().outages().order(PublishedError.RATE_LIMIT_EXCEEDED, 1);
    String action = journey.press(grace, "resolve", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
    journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action));
    assertThat(incident.status()).isEqualTo(IncidentStatus.RESOLVED);
  }

  @Test
  void what_an_earlier_attempt_did_before_it_was_cut_off_counts_as_the_pressers_own() {
    PersonId grace = linked("grace-12", clouds.grace().id());
    Incident incident = triggered("Cut off");
    clouds.pagerDuty().outages().order(PublishedError.INTERNAL, 3);
    String action = journey.press(grace, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
    await().atMost(Duration.ofSeconds(10)).until(() -> TestDatabase.count("select count(*) from work where kind = 'perform-action' and attempts > 0") > 0);
    clouds.account().acknowledge(incident, clouds.grace());
    ActionSucceeded done = journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action)).payload();
    assertThat(done.already()).isFalse();
    assertThat(done.by().name()).isEqualTo("Grace Hopper");
    assertThat(incident.acknowledgements()).hasSize(1);
  }

  @Test
  void a_note_whose_answer_was_lost_is_looked_for_before_it_is_written_again() {
    PersonId grace = linked("grace-8", clouds.grace().id());
    Incident incident = triggered("Lost answer");
    clouds.pagerDuty().outages().order(PublishedError.INTERNAL, 1);
    String action = journey.press(grace, "note", journey.incident(incident.id()), Phase.TRIGGERED, Map.of("text", "Once only."));
    journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action));
    assertThat(incident.notes()).hasSize(1);
    assertThat(clouds.pagerDuty().exchanges().stream().filter(one -> one.path().equals("/incidents/" + incident.id() + "/notes")).map(one -> one.method()))
        .containsExactly("POST", "GET", "POST");
  }

  @Test
  void a_grant_that_the_person_took_back_asks_to_link_again() {
    PersonId alan = linked("alan-1", clouds.alan().id());
    Incident incident = triggered("Revoked");
    clouds.pagerDuty().revoke(clouds.app(), clouds.alan());
    ActionRefused refused = refused(journey.press(alan, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of()));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.LINK_EXPIRED);
    assertThat(refused.remedy()).isEqualTo(Remedy.LINK_AGAIN);
    var state = journey.states.await(io.muster.contracts.identity.IdentityState.PersonLink.class, link -> link.person().equals(alan)).payload();
    assertThat(state.mayAct()).isFalse();
    assertThat(state.removed()).isFalse();
  }

  @Test
  void what_an_unlinked_person_pressed_is_done_after_linking_while_it_is_still_as_it_was_seen() {
    PersonId grace = journey.person("grace-9");
    Incident incident = triggered("Press first, link later");
    String action = journey.press(grace, "acknowledge", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
    ActionAwaitsLink waiting = journey.events.await(ActionAwaitsLink.class, event -> event.actionId().equals(action)).payload();
    assertThat(incident.status()).isEqualTo(IncidentStatus.TRIGGERED);
    URI link = IdentityJourney.opened(waiting.url(), "action-awaits-link/" + action);
    assertThat(new PersonsBrowser().link(link, clouds.grace().id()).heading()).isEqualTo("You are linked");
    ActionSucceeded done = journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action)).payload();
    assertThat(done.by().name()).isEqualTo("Grace Hopper");
    assertThat(incident.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
  }

  @Test
  void what_an_unlinked_person_pressed_is_not_done_when_it_changed_before_the_link() {
    PersonId grace = journey.person("grace-10");
    Incident incident = triggered("Changes meanwhile");
    String action = journey.press(grace, "resolve", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
    ActionAwaitsLink waiting = journey.events.await(ActionAwaitsLink.class, event -> event.actionId().equals(action)).payload();
    clouds.account().acknowledge(incident, clouds.alan());
    new PersonsBrowser().link(IdentityJourney.opened(waiting.url(), "action-awaits-link/" + action), clouds.grace().id());
    ActionRefused refused = refused(action);
    assertThat(refused.reason()).isEqualTo(ActionRefusal.STATE_CHANGED);
    assertThat(refused.remedy()).isEqualTo(Remedy.SHOW_CURRENT_STATE);
    assertThat(incident.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
  }

  @Test
  void a_wait_that_ends_while_the_link_comes_refuses_nothing() {
    PersonId grace = journey.person("grace-22");
    String action = journey.press(grace, "acknowledge", journey.incident(triggered("At the last moment").id()), Phase.TRIGGERED, Map.of());
    journey.events.await(ActionAwaitsLink.class, event -> event.actionId().equals(action));
    String itsEnd = "kind = 'action-wait-ended' and key = '" + action + "'";
    try (var _ = TestDatabase.hold("update action set status = 'ready', after_link = true where action_id = '" + action + "'")) {
      TestDatabase.change("update work set due_at = now() where " + itsEnd);
      TestDatabase.awaitHeldUp("update action set status");
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> TestDatabase.count("select count(*) from work where " + itsEnd) == 0);
    assertThat(TestDatabase.text("select status from action where action_id = '" + action + "'")).isEqualTo("ready");
    journey.nothingElseWasTold(Duration.ofMillis(300));
  }

  @Test
  void a_tenant_that_does_not_use_the_account_touches_nothing_of_it() {
    IdentityJourney elsewhere = new IdentityJourney(clouds);
    Incident incident = triggered("Somebody else's");
    String action = elsewhere.press(elsewhere.person("mallory"), "resolve", journey.incident(incident.id()), Phase.TRIGGERED, Map.of());
    assertThat(refused(action).reason()).isEqualTo(ActionRefusal.NOT_ALLOWED);
    assertThat(incident.status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void a_wish_to_read_is_answered_with_a_whole_reading_by_the_accounts_own_token() {
    Incident incident = triggered("Read me");
    clouds.account().addNote(incident, "Seen.", clouds.alan());
    SubjectId subject = journey.incident(incident.id());
    journey.command(subject.key(), new FetchIncident(subject, "stub"));
    Observation read = observed(subject);
    assertThat(read.origin()).isEqualTo(Observation.Origin.READING);
    assertThat(read.complete()).isTrue();
    assertThat(read.facets()).anyMatch(observed -> observed.facet() instanceof Facet.Note note && note.text().equals("Seen."));
  }

  @Test
  void an_accounts_token_that_the_tool_no_longer_accepts_is_replaced_and_the_reading_is_made_up_for() {
    clouds.pagerDuty().advance(Duration.ofHours(25));
    Incident incident = triggered("A day later");
    SubjectId subject = journey.incident(incident.id());
    journey.command(subject.key(), new FetchIncident(subject, "stub"));
    assertThat(observed(subject).complete()).isTrue();
  }

  private PersonId linked(String objectId, String userId) {
    PersonId person = journey.person(objectId);
    assertThat(journey.link(person, "Grace in Teams", userId).heading()).isEqualTo("You are linked");
    return person;
  }

  private Incident triggered(String title) {
    return clouds.account().trigger(clouds.storage(), title, clouds.alan());
  }

  private ActionRefused refused(String action) {
    return journey.events.await(ActionRefused.class, event -> event.actionId().equals(action)).payload();
  }

  private Observation observed(SubjectId subject) {
    return journey.observations.await(ObserveIncident.class, command -> command.observation().subject().equals(subject)).payload().observation();
  }

  private static Phase phase(Observation observation) {
    return observation.facets().stream()
        .filter(observed -> observed.facet() instanceof Facet.Status)
        .map(observed -> ((Facet.Status) observed.facet()).phase())
        .findFirst()
        .orElseThrow();
  }
}
