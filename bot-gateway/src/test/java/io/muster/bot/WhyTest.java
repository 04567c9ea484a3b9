package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.card.Examples;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.bot.BotEvent.CardPosted;
import io.muster.contracts.bot.BotEvent.CardUpdated;
import io.muster.standins.teams.Dialog;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.Message;
import io.muster.standins.teams.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody asks why: what was sent when, what Teams answered, what waits. channel-mapping does not answer here, and that is said, too. */
@QuarkusTest
@BotService
class WhyTest {
  TeamsCloud cloud;
  private BotJourney journey;

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @Test
  void under_a_card_it_tells_what_was_sent_and_what_teams_answered() {
    journey.next(Fault.refusing(Operation.SEND, 1, 503, "ServiceUnavailable", null));
    Message card = posted();
    journey.show(Examples.acknowledged(), 8);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    ask("why", Optional.of(card.id()));
    assertThat(journey.awaitText(journey.channel, "Why here"))
        .contains("4711").contains("Checkout latency").contains("service Payments API").contains("The card shows everything that is known")
        .contains("Teams' answers, newest first: updated").contains("posted").contains("not posted (teams-unavailable)");
  }

  @Test
  void by_its_number_it_tells_what_a_card_waits_for() {
    cloud.teams().people().remove(cloud.moreau(), cloud.bot(), journey.channel);
    journey.show(Examples.triggered(), 7);
    cloud.teams().people().install(cloud.moreau(), cloud.bot(), journey.channel);
    journey.awaitCard();
    ask("why #4711", Optional.empty());
    assertThat(journey.awaitText(journey.channel, "Why here")).contains("4711");
  }

  @Test
  void what_may_no_longer_be_seen_here_is_not_explained() {
    Message card = posted();
    journey.command(new StopShowing(journey.conversation, journey.subject, new Rule("m1", 1), StopReason.NO_LONGER_VISIBLE));
    journey.awaitCard("no longer shown here");
    ask("why", Optional.of(card.id()));
    assertThat(journey.awaitText(journey.channel, "no such incident")).doesNotContain("Checkout");
  }

  @Test
  void without_a_card_or_a_number_it_tells_how_to_ask() {
    ask("why", Optional.empty());
    assertThat(journey.awaitText(journey.channel, "under a card")).contains("number");
  }

  @Test
  void the_dialog_of_a_card_tells_it_too() {
    Message card = posted();
    Dialog details = cloud.teams().cards().press(cloud.moreau(), journey.channel, card.id(), "More …", new JsonObject(), OptionalInt.empty()).dialog().orElseThrow();
    Dialog why = cloud.teams().cards().submitDialog(details.id(), "Why is it here?", new JsonObject()).dialog().orElseThrow();
    assertThat(why.title()).contains("Why is it here?");
    assertThat(why.card().orElseThrow().encode()).contains("The card shows everything that is known");
  }

  private Message posted() {
    journey.show(Examples.triggered(), 7);
    journey.events.await(CardPosted.class, event -> event.subject().equals(journey.subject));
    return journey.awaitCard();
  }

  private void ask(String words, Optional<String> thread) {
    cloud.teams().people().say(cloud.moreau(), journey.channel, thread, cloud.bot(), words, true);
  }
}
