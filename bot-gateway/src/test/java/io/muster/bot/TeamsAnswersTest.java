package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.bot.sender.RepeatedWriting;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.bot.BotEvent.CardAbandoned;
import io.muster.contracts.bot.BotEvent.CardPosted;
import io.muster.contracts.bot.BotEvent.CardUpdated;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.SubjectId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.LedgerEntry;
import io.muster.standins.teams.Message;
import io.muster.standins.teams.Operation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Teams answers instead of taking a call, and what comes of it. */
@QuarkusTest
@BotService
class TeamsAnswersTest {
  TeamsCloud cloud;
  @Inject Database database;
  @Inject RepeatedWriting repeated;
  private BotJourney journey;

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    cloud.teams().faults().clear();
  }

  @Test
  void after_429_the_next_call_comes_when_teams_said_and_not_before() {
    journey.next(Fault.refusing(Operation.SEND, 1, 429, "Throttled", "2"));
    journey.show(Examples.triggered(), 7);
    journey.awaitCard();
    List<LedgerEntry> calls = sends(2);
    assertThat(calls).extracting(LedgerEntry::status).containsExactly(429, 201);
    assertThat(Duration.between(calls.get(0).at(), calls.get(1).at())).isBetween(Duration.ofMillis(1990), Duration.ofSeconds(5));
  }

  @Test
  void after_412_the_call_is_made_again_and_one_card_stands() {
    journey.next(Fault.refusing(Operation.SEND, 2, 412, "PreconditionFailed", null));
    journey.show(Examples.triggered(), 7);
    journey.awaitCard();
    assertThat(sends(3)).extracting(LedgerEntry::status).containsExactly(412, 412, 201);
  }

  @Test
  void after_503_the_call_is_made_again_and_one_card_stands() {
    journey.next(Fault.refusing(Operation.SEND, 1, 503, "ServiceUnavailable", null));
    journey.show(Examples.triggered(), 7);
    journey.awaitCard();
    assertThat(sends(2)).extracting(LedgerEntry::status).containsExactly(503, 201);
  }

  @Test
  void where_teams_asks_for_another_host_that_is_not_allowed_here_the_same_one_is_tried_again() {
    journey.next(Fault.refusing(Operation.SEND, 1, 403, "InvalidBotApiHost", null));
    journey.show(Examples.triggered(), 7);
    journey.awaitCard();
    assertThat(sends(2)).extracting(LedgerEntry::status).containsExactly(403, 201);
  }

  @Test
  void where_the_bot_is_not_in_the_conversation_nothing_more_is_sent_until_it_is_back() {
    journey.next(Fault.refusing(Operation.SEND, 1, 403, "BotNotInConversationRoster", null));
    journey.show(Examples.triggered(), 7);
    journey.states.await(BotState.Conversation.class, state -> state.conversation().equals(journey.conversation) && !state.installed());
    journey.show(Examples.acknowledged(), 8);
    await().during(Duration.ofMillis(700)).until(() -> journey.calls(Operation.SEND).size() == 1);
    cloud.teams().people().install(cloud.moreau(), cloud.bot(), journey.channel);
    assertThat(journey.awaitCard().activity().encode()).contains("Acknowledged");
  }

  @Test
  void a_card_that_a_person_deleted_comes_back_only_with_a_change_worth_telling() {
    journey.show(Examples.triggered(), 7);
    Message card = journey.awaitCard();
    journey.events.await(CardPosted.class, event -> event.subject().equals(journey.subject));
    cloud.teams().people().delete(cloud.moreau(), journey.channel, card.id());
    long before = updatesThatFoundNothing();
    journey.show(Examples.acknowledged(), 8);
    await().until(() -> updatesThatFoundNothing() == before + 1);
    journey.show(Examples.acknowledged(), 9);
    await().during(Duration.ofMillis(700)).until(() -> journey.cards().isEmpty());
    journey.show(Examples.triggered(), 10, Change.TRIGGERED);
    assertThat(journey.awaitCard().id()).isNotEqualTo(card.id());
  }

  @Test
  void what_is_too_large_is_given_up_with_its_reason_and_the_next_revision_is_tried() {
    journey.show(Examples.triggered(), 7);
    journey.awaitCard();
    journey.next(Fault.refusing(Operation.UPDATE, 1, 413, "MessageSizeTooBig", null));
    journey.show(Examples.acknowledged(), 8);
    CardAbandoned abandoned = journey.events.await(CardAbandoned.class, event -> event.subject().equals(journey.subject)).payload();
    assertThat(abandoned.reason()).isEqualTo("message-too-large");
    journey.show(Examples.resolved(), 9);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 9);
    assertThat(journey.cards()).hasSize(1);
  }

  @Test
  void a_card_whose_creation_was_not_answered_is_created_once_more_at_most_and_the_extra_one_goes_when_it_shows_up() {
    journey.next(Fault.of(Fault.Kind.COMMIT_THEN_FAIL, Operation.SEND, 1));
    journey.show(Examples.triggered(), 7);
    CardPosted posted = journey.events.await(CardPosted.class, event -> event.subject().equals(journey.subject)).payload();
    assertThat(journey.cards()).hasSize(2);
    String extra = journey.cards().stream().map(Message::id).filter(id -> !id.equals(posted.activityId())).findFirst().orElseThrow();
    journey.press(cloud.moreau(), extra, "acknowledge");
    journey.awaitPress();
    await().atMost(Duration.ofSeconds(10)).until(() -> journey.cards().size() == 1);
    assertThat(journey.cards().getFirst().id()).isEqualTo(posted.activityId());
  }

  @Test
  void a_card_whose_creation_is_never_answered_is_given_up_after_the_second_attempt() {
    journey.next(Fault.of(Fault.Kind.COMMIT_THEN_FAIL, Operation.SEND, 3));
    journey.show(Examples.triggered(), 7);
    CardAbandoned abandoned = journey.events.await(CardAbandoned.class, event -> event.subject().equals(journey.subject)).payload();
    assertThat(abandoned.reason()).isEqualTo("ambiguous-create");
    await().during(Duration.ofMillis(700)).until(() -> journey.calls(Operation.SEND).size() == 2);
  }

  @Test
  void a_card_that_is_no_longer_wanted_when_its_creation_was_not_answered_leaves_nothing_due() {
    journey.next(Fault.of(Fault.Kind.COMMIT_THEN_FAIL, Operation.SEND, 1));
    journey.show(Examples.triggered(), 7);
    await().until(() -> journey.calls(Operation.SEND).size() == 1);
    journey.command(new StopShowing(journey.conversation, journey.subject, new Rule("m1", 1), StopReason.UNMAPPED));
    await().until(() -> keeping().equals("UNMAPPED"));
    // As if it had come while the call was under way: the pause after the missing answer is written behind it, and over at some time.
    database.run(tx -> tx.update("update card set not_before = clock_timestamp() where subject = $1", journey.subject.key()));
    change("update conversation set due_at = clock_timestamp() where tenant = $1 and id = $2");
    await().atMost(Duration.ofSeconds(10)).until(() -> dueAt().isEmpty());
    assertThat(journey.calls(Operation.SEND)).hasSize(1);
  }

  @Test
  void a_card_of_which_was_written_twice_that_it_stands_still_stands() {
    journey.show(Examples.triggered(), 7);
    journey.awaitCard();
    await().until(() -> dueAt().isEmpty());
    SubjectId other = SubjectId.incident(Examples.ACCOUNT, UUID.randomUUID().toString());
    change("update conversation set lease_until = clock_timestamp() + interval '1 minute' where tenant = $1 and id = $2");
    journey.command(new ShowIncident(journey.conversation, Examples.as(Examples.triggered(), other, 1), new Rule("m1", 1), true, List.of()));
    await().until(() -> database.read(tx -> tx.row("select 1 from card where subject = $1", other.key())).isPresent());

    repeated.create(journey.conversation, other);

    change("update conversation set lease_until = null, due_at = clock_timestamp() where tenant = $1 and id = $2");
    await().until(() -> dueAt().isEmpty());
    assertThat(journey.cards()).hasSize(2);
    assertThat(journey.calls(Operation.DELETE)).isEmpty();
  }

  /** A message stands a moment before its call is in the ledger. */
  private List<LedgerEntry> sends(int calls) {
    await().until(() -> journey.calls(Operation.SEND).size() >= calls);
    return journey.calls(Operation.SEND);
  }

  private void change(String sql) {
    database.run(tx -> tx.update(sql, journey.conversation.tenant().value(), journey.conversation.value()));
  }

  private Optional<Instant> dueAt() {
    return database.read(tx -> tx.row("select due_at from conversation where tenant = $1 and id = $2", journey.conversation.tenant().value(), journey.conversation.value()))
        .flatMap(row -> Sql.instant(row, "due_at"));
  }

  private String keeping() {
    return database.read(tx -> tx.row("select keeping from card where subject = $1", journey.subject.key())).orElseThrow().getString("keeping");
  }

  private long updatesThatFoundNothing() {
    return cloud.teams().ledger().entries().stream().filter(call -> call.operation() == Operation.UPDATE && call.status() == 404).count();
  }
}
