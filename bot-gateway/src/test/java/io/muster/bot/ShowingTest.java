package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.bot.BotEvent.CardPosted;
import io.muster.contracts.bot.BotEvent.CardUpdated;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.SubjectId;
import io.muster.standins.teams.LedgerEntry;
import io.muster.standins.teams.Message;
import io.muster.standins.teams.Operation;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What should be shown, is: once, newest, and no longer than wanted. */
@QuarkusTest
@BotService
class ShowingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Less than the time after which the sender looks by itself. */
  private static final Duration NOBODY_TOLD = Duration.ofMillis(400);

  TeamsCloud cloud;
  private BotJourney journey;

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @Test
  void an_incident_becomes_one_post_and_nothing_else() {
    journey.show(Examples.triggered(), 7);
    Message card = journey.awaitCard();
    CardPosted posted = journey.events.await(CardPosted.class, event -> event.conversation().equals(journey.conversation)).payload();
    assertThat(posted.activityId()).isEqualTo(card.id());
    assertThat(posted.revision()).isEqualTo(7);
    assertThat(card.activity().encode()).contains("Checkout latency above 2 s").contains("Acknowledge");
    await().during(Duration.ofMillis(700)).until(() -> journey.messages().size() == 1);
    assertThat(journey.calls(Operation.SEND)).hasSize(1);
    assertThat(journey.calls(Operation.UPDATE)).isEmpty();
  }

  @Test
  void a_newer_revision_is_one_update_and_an_older_one_is_nothing() {
    journey.show(Examples.triggered(), 7);
    Message card = journey.awaitCard();
    journey.show(Examples.acknowledged(), 8);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    journey.show(Examples.triggered(), 6);
    journey.show(Examples.triggered(), 8);
    journey.show(Examples.resolved(), 9);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 9);
    assertThat(journey.calls(Operation.SEND)).hasSize(1);
    assertThat(journey.calls(Operation.UPDATE)).hasSize(2).allMatch(call -> call.activityId().get().equals(card.id()));
    assertThat(journey.awaitCard().activity().encode()).contains("Resolved");
  }

  @Test
  void a_card_that_is_no_longer_kept_says_so_and_offers_nothing() {
    journey.show(Examples.triggered(), 7);
    journey.awaitCard();
    journey.command(new StopShowing(journey.conversation, journey.subject, new Rule("m1", 1), StopReason.UNMAPPED));
    Message card = journey.awaitCard("no longer updated");
    assertThat(card.activity().encode()).doesNotContain("Action.Execute");
    journey.show(Examples.triggered(), 7);
    journey.command(new StopShowing(journey.conversation, journey.subject, new Rule("m1", 1), StopReason.UNMAPPED));
    await().during(Duration.ofMillis(700)).until(() -> journey.calls(Operation.UPDATE).size() == 1);
  }

  @Test
  void a_card_that_was_never_posted_and_is_no_longer_wanted_is_not_posted() {
    cloud.teams().people().remove(cloud.moreau(), cloud.bot(), journey.channel);
    journey.show(Examples.triggered(), 7);
    journey.states.await(BotState.Conversation.class, state -> state.conversation().equals(journey.conversation) && !state.installed());
    journey.command(new StopShowing(journey.conversation, journey.subject, new Rule("m1", 1), StopReason.NO_LONGER_VISIBLE));
    SubjectId wanted = SubjectId.incident(Examples.ACCOUNT, UUID.randomUUID().toString());
    journey.command(new ShowIncident(journey.conversation, Examples.as(Examples.resolved(), wanted, 3), new Rule("m1", 1), true, List.of()));
    cloud.teams().people().install(cloud.moreau(), cloud.bot(), journey.channel);
    journey.events.await(CardPosted.class, event -> event.subject().equals(wanted));
    await().during(Duration.ofMillis(700)).untilAsserted(() -> assertThat(journey.cards()).hasSize(1));
  }

  @Test
  void a_change_that_people_should_hear_of_is_told_in_the_cards_thread() {
    journey.show(Examples.triggered(), 7);
    Message card = journey.awaitCard();
    journey.events.await(CardPosted.class, event -> event.subject().equals(journey.subject));
    journey.show(Examples.triggered(), 8, Change.ESCALATED);
    assertThat(journey.awaitText(journey.channel, "Escalated")).isEqualTo("\\#4711 Escalated: Checkout latency above 2 s for 5 minutes");
    assertThat(journey.messages().getLast().root()).isEqualTo(card.id());
  }

  @Test
  void cards_that_wait_in_one_conversation_follow_each_other_without_a_pause() {
    journey.commands(IntStream.range(0, 5).mapToObj(i -> wanted(journey, 1)).toList());
    await().atMost(PATIENCE).until(() -> journey.cards().size() == 5);
    assertThat(shortestGap(List.of(journey))).isLessThan(NOBODY_TOLD);
  }

  @Test
  void conversations_that_are_due_at_once_are_served_beside_each_other() {
    List<BotJourney> channels = IntStream.range(0, 4).mapToObj(i -> new BotJourney(cloud)).toList();
    journey.commands(channels.stream().map(channel -> wanted(channel, 1)).toList());
    await().atMost(PATIENCE).until(() -> channels.stream().allMatch(channel -> channel.cards().size() == 1));
    assertThat(shortestGap(channels)).isLessThan(NOBODY_TOLD);
  }

  private static ShowIncident wanted(BotJourney where, long revision) {
    SubjectId subject = SubjectId.incident(Examples.ACCOUNT, UUID.randomUUID().toString());
    return new ShowIncident(where.conversation, Examples.as(Examples.triggered(), subject, revision), new Rule("m1", 1), true, List.of());
  }

  private static Duration shortestGap(List<BotJourney> channels) {
    List<Instant> calls = channels.stream().flatMap(channel -> channel.calls(Operation.SEND).stream()).map(LedgerEntry::at).sorted().toList();
    return IntStream.range(1, calls.size()).mapToObj(i -> Duration.between(calls.get(i - 1), calls.get(i))).min(Comparator.naturalOrder()).orElseThrow();
  }
}
