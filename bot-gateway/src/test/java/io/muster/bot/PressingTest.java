package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.contracts.bot.BotEvent.CardPosted;
import io.muster.contracts.bot.BotEvent.CardUpdated;
import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.identity.IdentityEvent.ActionAwaitsLink;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.wire.SealedText;
import io.muster.kit.database.Database;
import io.muster.kit.secret.SealingKeys;
import io.muster.kit.secret.Secret;
import io.muster.standins.entra.Person;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.Operation;
import io.muster.standins.teams.Press;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody presses a button; somebody else carries it out; the presser is told, and everybody sees it. */
@QuarkusTest
@BotService
class PressingTest {
  private static final Duration IN_TIME = Duration.ofSeconds(3);

  TeamsCloud cloud;
  @Inject SealingKeys sealing;
  @Inject Database database;
  private BotJourney journey;
  private String card;

  @BeforeEach
  void a_card_stands() {
    journey = new BotJourney(cloud);
    journey.show(Examples.triggered(), 7);
    card = journey.awaitCard().id();
    journey.events.await(CardPosted.class, event -> event.subject().equals(journey.subject));
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    cloud.teams().faults().clear();
  }

  @Test
  void a_press_is_done_as_the_presser_answered_in_time_and_shown_to_everybody() {
    CompletableFuture<Press> press = journey.press(cloud.moreau(), card, "acknowledge");
    PerformAction command = journey.awaitPress();
    assertThat(command.person()).isEqualTo(journey.id(cloud.moreau()));
    assertThat(command.verb()).isEqualTo("acknowledge");
    assertThat(command.seenRevision()).isEqualTo(7);
    assertThat(command.conversation()).isEqualTo(journey.conversation);
    done(command, cloud.moreau(), false);
    journey.show(Examples.acknowledged(), 8);
    assertThat(answer(press)).contains("Acknowledge is done, as you.").contains("Acknowledged");
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    assertThat(journey.awaitCard().activity().encode()).contains("Acknowledged").doesNotContain("as you");
    assertThat(journey.cards()).hasSize(1);
  }

  @Test
  void what_was_done_can_be_taken_back_by_a_button_that_asks_once_because_somebody_is_paged() {
    var acknowledge = new ActionOffer("acknowledge", "acknowledge", "Acknowledge", ActionOffer.Weight.FIRST, Optional.empty(), List.of(), ActionOffer.Answer.AT_ONCE,
        Optional.of("unacknowledge"), Optional.of("T. Okafor is paged again."));
    journey.show(Examples.offering(Examples.triggered(), List.of(acknowledge)), 8);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    CompletableFuture<Press> press = journey.press(cloud.moreau(), card, "acknowledge");
    done(journey.awaitPress(), cloud.moreau(), false);
    journey.show(Examples.acknowledged(), 9);
    assertThat(answer(press)).contains("Undo acknowledge");
    journey.awaitCard("Undo acknowledge");
    var asks = journey.press(cloud.okafor(), card, "Undo acknowledge").join().dialog().orElseThrow();
    assertThat(asks.card().orElseThrow().encode()).contains("T. Okafor is paged again.");
    cloud.teams().cards().submitDialog(asks.id(), "Undo acknowledge", new io.vertx.core.json.JsonObject());
    PerformAction undo = journey.awaitPress();
    assertThat(undo.verb()).isEqualTo("unacknowledge");
    assertThat(undo.person()).isEqualTo(journey.id(cloud.okafor()));
  }

  @Test
  void an_undo_pressed_after_its_minute_says_so_and_nothing_is_undone() {
    var acknowledge = new ActionOffer("acknowledge", "acknowledge", "Acknowledge", ActionOffer.Weight.FIRST, Optional.empty(), List.of(), ActionOffer.Answer.AT_ONCE,
        Optional.of("unacknowledge"), Optional.empty());
    journey.show(Examples.offering(Examples.triggered(), List.of(acknowledge)), 8);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    CompletableFuture<Press> press = journey.press(cloud.moreau(), card, "acknowledge");
    done(journey.awaitPress(), cloud.moreau(), false);
    journey.show(Examples.acknowledged(), 9);
    assertThat(answer(press)).contains("Undo until");
    journey.awaitCard("Undo acknowledge");
    database.run(tx -> tx.update("update press set outcome_at = outcome_at - interval '61 seconds' where subject = $1", journey.subject.key()));
    assertThat(answer(journey.press(cloud.okafor(), card, "Undo acknowledge"))).contains("Nothing was undone: that was possible for one minute, and the minute is over.")
        .doesNotContain("Undo acknowledge");
    assertThat(journey.commandsForThisIncident()).isZero();
  }

  @Test
  void a_press_that_takes_long_is_answered_in_time_all_the_same() {
    CompletableFuture<Press> press = journey.press(cloud.moreau(), card, "acknowledge");
    journey.awaitPress();
    assertThat(answer(press)).contains("Acknowledge is under way");
  }

  @Test
  void the_same_press_again_is_one_command_and_tells_what_came_of_the_first_also_once_the_offer_is_gone() {
    CompletableFuture<Press> first = journey.press(cloud.moreau(), card, "acknowledge");
    CompletableFuture<Press> second = journey.press(cloud.moreau(), card, "acknowledge");
    PerformAction command = journey.awaitPress();
    done(command, cloud.moreau(), false);
    journey.show(Examples.acknowledged(), 8);
    assertThat(answer(first)).contains("Acknowledge is done, as you.");
    assertThat(answer(second)).contains("Acknowledge is done, as you.");
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    assertThat(answer(journey.press(cloud.moreau(), card, "acknowledge", OptionalInt.of(0)))).contains("Acknowledge is done, as you.");
    assertThat(journey.commandsForThisIncident()).isZero();
  }

  @Test
  void somebody_who_presses_an_outdated_card_learns_that_nothing_was_done() {
    journey.show(Examples.acknowledged(), 8);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    assertThat(answer(journey.press(cloud.okafor(), card, "acknowledge", OptionalInt.of(0)))).contains("Nothing was done").contains("Acknowledged");
    assertThat(journey.commandsForThisIncident()).isZero();
  }

  @Test
  void the_second_of_two_pressers_learns_who_is_doing_it_and_nothing_is_done_twice() {
    CompletableFuture<Press> first = journey.press(cloud.moreau(), card, "acknowledge");
    journey.awaitPress();
    assertThat(answer(journey.press(cloud.okafor(), card, "acknowledge", OptionalInt.of(0)))).contains("already under way by K. Moreau");
    assertThat(journey.commandsForThisIncident()).isZero();
    assertThat(answer(first)).contains("under way");
  }

  @Test
  void a_refusal_is_told_to_the_presser_alone() {
    CompletableFuture<Press> press = journey.press(cloud.moreau(), card, "acknowledge");
    refused(journey.awaitPress(), "You may not act on this service.");
    assertThat(answer(press)).contains("Acknowledge was not done. You may not act on this service").contains("Ask an administrator");
    assertThat(journey.awaitCard().activity().encode()).doesNotContain("You may not act");
    assertThat(journey.texts(journey.channel)).noneMatch(text -> text.contains("You may not act"));
  }

  @Test
  void a_refusal_that_comes_after_the_answer_is_told_in_the_personal_chat() {
    CompletableFuture<Press> press = journey.press(cloud.moreau(), card, "acknowledge");
    PerformAction command = journey.awaitPress();
    assertThat(answer(press)).contains("under way");
    refused(command, "The tool said no to " + journey.subject.nativeId() + ".");
    assertThat(journey.awaitText(cloud.chatOf(cloud.moreau()), "The tool said no to")).contains("Acknowledge was not done");
    assertThat(journey.texts(journey.channel)).noneMatch(text -> text.contains("The tool said no"));
  }

  @Test
  void a_presser_who_is_not_linked_gets_a_private_link_in_the_personal_chat() {
    CompletableFuture<Press> press = journey.press(cloud.moreau(), card, "acknowledge");
    awaitsLink(journey.awaitPress());
    assertThat(answer(press)).contains("I do not know who you are").doesNotContain(address());
    journey.awaitText(cloud.chatOf(cloud.moreau()), address());
    assertThat(journey.texts(journey.channel)).noneMatch(text -> text.contains(address()));
  }

  @Test
  void where_there_is_no_way_to_the_presser_a_neutral_line_stands_in_the_channel() {
    cloud.teams().faults().add(Fault.refusing(Operation.CREATE, 1, 403, "BotNotInConversationRoster", null));
    journey.press(cloud.ito(), card, "acknowledge");
    awaitsLink(journey.awaitPress());
    assertThat(journey.awaitText(journey.channel, "cannot reach that person")).doesNotContain("Ito");
    assertThat(journey.texts(journey.channel)).noneMatch(text -> text.contains(address()));
  }

  private String address() {
    return "https://muster.example/link/" + journey.subject.nativeId();
  }

  private void done(PerformAction command, Person person, boolean already) {
    journey.outcome(new ActionSucceeded(command.actionId(), command.subject(), command.verb(), command.person(), person.name(), Actor.person("U1", person.name()), already, Instant.now()));
  }

  private void refused(PerformAction command, String words) {
    journey.outcome(new ActionRefused(command.actionId(), command.subject(), command.verb(), command.person(), ActionRefusal.NOT_ALLOWED, words, Remedy.ASK_ADMINISTRATOR, Instant.now()));
  }

  private void awaitsLink(PerformAction command) {
    SealedText url = sealing.sealTo("bot", Secret.of(address()), "action-awaits-link/" + command.actionId());
    journey.outcome(new ActionAwaitsLink(command.actionId(), command.subject(), command.verb(), command.person(), command.subject().account(), url,
        Instant.now().plus(15, ChronoUnit.MINUTES)));
  }

  /** What the presser sees, which has to be well made and in time. */
  private static String answer(CompletableFuture<Press> press) {
    await().until(press::isDone);
    Press pressed = press.join();
    assertThat(pressed.delivery().orElseThrow().attempts()).hasSize(1).allMatch(attempt -> attempt.took().compareTo(IN_TIME) < 0);
    assertThat(pressed.answer().orElseThrow().problem()).isEmpty();
    return pressed.answer().orElseThrow().value().orElseThrow().toString();
  }
}
