package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.BotService;
import io.muster.bot.conversation.Blocked;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.inbound.ActivitiesSeen;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Database;
import io.muster.kit.secret.Vault;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.TopicRecorder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a press writes, and what it hears. */
@QuarkusTest
@BotService
class PressesTest {
  private static final TopicRecorder COMMANDS = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.IDENTITY_COMMANDS);

  @Inject Presses presses;
  @Inject PressOutcomes outcomes;
  @Inject PressStandingRepository standing;
  @Inject PressNowRepository now;
  @Inject PressRepository repository;
  @Inject PressWriting writing;
  @Inject ConversationRepository conversations;
  @Inject CardRepository cards;
  @Inject ActivitiesSeen seen;
  @Inject Strays strays;
  @Inject Vault vault;
  @Inject PressTokenKey key;
  @Inject PressBell bell;
  @Inject Database database;
  private PressedCard card;

  @BeforeEach
  void a_card_stands() {
    card = PressedCard.in(database);
  }

  @Test
  void what_came_of_a_press_before_anybody_waited_for_it_is_heard_at_once() {
    var begun = (Pressed.Begun) presses.press(card.pressed(), card.button(key), PressOutcomes.AWAITED);
    PressBell.Listening listening = begun.listening().orElseThrow();
    try (PressBell.Listening witness = bell.listen(begun.pressId())) {
      CompletableFuture<Void> rung = heard(witness);
      await().atMost(Duration.ofSeconds(20)).until(() -> {
        database.run(tx -> {
          standing.came(tx, begun.pressId(), new Press.Came.Accepted());
          bell.ring(tx, List.of(begun.pressId()));
        });
        return rung.isDone();
      });
    }
    assertThat(heard(listening)).succeedsWithin(Duration.ofSeconds(20));
    assertThat(outcomes.await(begun, System.nanoTime()).press().came()).isEqualTo(new Press.Came.Accepted());
  }

  @Test
  void what_comes_once_nobody_waits_any_more_is_known_to_come_late_however_long_it_was_to_be_awaited() {
    var begun = (Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ofMinutes(1));
    assertThat(late(begun)).isFalse();
    PressOutcomes.Now answer = outcomes.await(begun, System.nanoTime() - PressOutcomes.PATIENCE.toNanos());
    assertThat(answer.press().came()).isInstanceOf(Press.Came.UnderWay.class);
    assertThat(late(begun)).isTrue();
  }

  @Test
  void whoever_gives_up_waits_for_what_is_being_written_in_the_belief_that_somebody_waits() {
    var begun = (Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ofMinutes(1));
    CompletableFuture<PressOutcomes.Now> answer = database.inTransaction(tx -> {
      assertThat(standing.hold(tx, List.of(begun.pressId())).get(begun.pressId()).late()).isFalse();
      var waiting = CompletableFuture.supplyAsync(() -> outcomes.await(begun, System.nanoTime() - PressOutcomes.PATIENCE.toNanos()), Thread::startVirtualThread);
      Blocked.awaitBehind(tx, database);
      standing.came(tx, begun.pressId(), new Press.Came.Refused("No.", Remedy.NONE, false));
      return waiting;
    });
    assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).satisfies(now -> assertThat(now.press().came()).isInstanceOf(Press.Came.Refused.class));
  }

  @Test
  void the_same_press_again_is_answered_without_listening_first() {
    var first = (Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ZERO);
    var again = (Pressed.Begun) presses.press(card.pressed(), card.button(key), PressOutcomes.AWAITED);
    assertThat(first.listening()).as("nobody waits").isEmpty();
    assertThat(again.listening()).as("all may be known").isEmpty();
    assertThat(again.pressId()).isEqualTo(first.pressId());
    assertThat(written()).isEqualTo(1);
    assertThat(commands()).isEqualTo(1);
  }

  @Test
  void the_same_pressed_on_two_cards_of_an_incident_is_one_press_and_one_command() {
    PressedCard other = PressedCard.in(database, card.subject, card.conversation.tenant());
    var first = (Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ZERO);
    var second = (Pressed.Begun) presses.press(other.pressed(), other.button(key), PressOutcomes.AWAITED);
    assertThat(second.pressId()).isEqualTo(first.pressId());
    assertThat(second.listening()).isEmpty();
    assertThat(written()).isEqualTo(1);
    assertThat(commands()).isEqualTo(1);
    assertThat(seen(other)).as("the second activity is taken all the same").isEqualTo(1);
    cameOf(first, new Press.Came.Accepted(), Duration.ZERO);
    PressOutcomes.Now answer = outcomes.await(second, System.nanoTime());
    assertThat(answer.card().id()).as("the card whose buttons work there").isEqualTo(other.id);
    assertThat(answer.card().conversation()).isEqualTo(other.conversation);
    assertThat(answer.shown().underWay()).as("it is under way on the other card").isEmpty();
    assertThat(outcomes.await(first, System.nanoTime()).card().id()).isEqualTo(card.id);
  }

  @Test
  void what_was_done_from_another_card_is_awaited_until_the_card_pressed_now_says_so() {
    PressedCard other = PressedCard.in(database, card.subject, card.conversation.tenant());
    var first = (Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ZERO);
    var second = (Pressed.Begun) presses.press(other.pressed(), other.button(key), Duration.ZERO);
    cameOf(first, new Press.Came.Done(false, "K. Moreau", Instant.parse("2026-11-20T14:08:12Z")), Duration.ZERO);
    assertThat(progress(second)).isEqualTo(PressNowRepository.Progress.DONE);
    database.run(tx -> tx.update("update card set revision = revision + 1 where id = $1", other.id));
    assertThat(progress(second)).isEqualTo(PressNowRepository.Progress.SETTLED);
    assertThat(progress(first)).as("on its own card").isEqualTo(PressNowRepository.Progress.DONE);
  }

  @Test
  void what_came_to_nothing_on_one_card_of_an_incident_may_be_pressed_again_on_another() {
    PressedCard other = PressedCard.in(database, card.subject, card.conversation.tenant());
    var first = (Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ZERO);
    ActivityVerdict.Proven early = other.pressed();
    assertThat(((Pressed.Begun) presses.press(early, other.button(key), Duration.ZERO)).pressId()).as("while it is under way").isEqualTo(first.pressId());
    cameOf(first, new Press.Came.Refused("No.", Remedy.NONE, false), Duration.ofSeconds(10));
    assertThat(((Pressed.Begun) presses.press(early, other.button(key), Duration.ZERO)).pressId()).as("Teams sends again").isEqualTo(first.pressId());
    var again = (Pressed.Begun) presses.press(other.pressed(), other.button(key), PressOutcomes.AWAITED);
    assertThat(again.pressId()).as("a person presses again").isEqualTo(PressIdentity.again(first.pressId()));
    assertThat(again.listening()).isPresent();
    again.listening().get().close();
    cameOf(again, new Press.Came.Refused("No.", Remedy.NONE, false), Duration.ofSeconds(10));
    var back = (Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ZERO);
    assertThat(back.pressId()).as("and once more on the first").isEqualTo(PressIdentity.again(again.pressId()));
    assertThat(written()).isEqualTo(3);
    assertThat(commands()).isEqualTo(3);
  }

  @Test
  void more_presses_at_once_than_there_are_connections_are_taken_before_anybody_knows_the_key() {
    var fresh = new Presses(database, conversations, cards, repository, writing, new PressTokenKey(database, vault), bell, seen, strays);
    List<PressedCard> many = IntStream.range(0, 48).mapToObj(i -> PressedCard.in(database)).toList();
    List<CompletableFuture<Pressed>> pressed = many.stream()
        .map(one -> CompletableFuture.supplyAsync(() -> fresh.press(one.pressed(), one.button(key), Duration.ZERO), Thread::startVirtualThread)).toList();
    assertThat(pressed).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(Pressed.Begun.class));
  }

  private PressNowRepository.Progress progress(Pressed.Begun begun) {
    return database.alone(tx -> now.now(tx, begun.pressId(), begun.card())).progress(begun.card().incident().revision());
  }

  private void cameOf(Pressed.Begun begun, Press.Came came, Duration ago) {
    database.run(tx -> {
      standing.came(tx, begun.pressId(), came);
      tx.update("update press set outcome_at = clock_timestamp() - $2 * interval '1 millisecond' where id = $1", begun.pressId(), ago.toMillis());
    });
  }

  @Test
  void a_press_whose_button_is_not_proven_leaves_no_trace() {
    var elsewhere = new ConversationId(new TenantId("another"), card.conversation.value());
    Pressed pressed = presses.press(card.pressed(), card.button(key, elsewhere), PressOutcomes.AWAITED);
    assertThat(pressed).isEqualTo(new Pressed.NotKnown("press-token-not-proven"));
    assertThat(written()).isZero();
    assertThat(commands()).isZero();
    assertThat(seen(card)).isZero();
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void a_press_that_is_proven_is_written_once_with_its_command_and_draws_its_card_again() {
    presses.press(card.pressed(), card.button(key), Duration.ZERO);
    assertThat(written()).isEqualTo(1);
    assertThat(commands()).isEqualTo(1);
    assertThat(seen(card)).isEqualTo(1);
    assertThat(version()).isEqualTo(2);
  }

  @Test
  void the_sender_comes_for_a_pressed_card_once_it_may_be_drawn_and_not_before_unless_it_comes_anyway() {
    presses.press(card.pressed(), card.button(key), Duration.ZERO);
    assertThat(dueAfter("press.pressed_at + interval '1 second'")).as("not before").isTrue();
    assertThat(dueAfter("press.pressed_at + interval '10 seconds'")).as("but then").isFalse();
    told("due_at = clock_timestamp() + interval '100 milliseconds', lease_until = clock_timestamp() + interval '1 hour'");
    PressedCard beside = PressedCard.on(database, card.conversation);
    presses.press(beside.pressed(), beside.button(key), Duration.ZERO);
    assertThat(dueAfter("clock_timestamp() + interval '1 second'")).as("for something else").isFalse();
  }

  private boolean dueAfter(String moment) {
    return count("select 1 from conversation, press where conversation.tenant = $1 and press.subject = '" + card.subject.key() + "' and conversation.due_at > " + moment, card.conversation.tenant().value()) == 1;
  }

  @Test
  void an_activity_that_tells_nothing_new_of_its_conversation_is_noted_once_an_hour_only() {
    looksAround();
    told("changed_at = changed_at - interval '50 minutes'");
    assertThat(noted()).isFalse();
    looksAround();
    assertThat(noted()).as("there was one within the hour").isFalse();
    told("changed_at = changed_at - interval '50 minutes'");
    looksAround();
    assertThat(noted()).as("the last is long ago").isTrue();
  }

  @Test
  void an_activity_in_a_conversation_that_was_closed_or_left_opens_it_again() {
    for (String closed : List.of("blocked = 'closed'", "installed = false", "service_url = 'https://elsewhere.example/'", "name = 'An older name'")) {
      looksAround();
      told("changed_at = changed_at - interval '50 minutes', " + closed);
      looksAround();
      assertThat(noted()).as(closed).isTrue();
    }
    assertThat(count("select 1 from conversation where tenant = $1 and blocked is null and installed and service_url = 'https://teams.example/' and name = 'Operations'",
        card.conversation.tenant().value())).isEqualTo(1);
  }

  /** An activity that does nothing but tell of its conversation. */
  private void looksAround() {
    presses.press(card.pressed(), card.button(key, new ConversationId(new TenantId("another"), "19:x")), Duration.ZERO);
  }

  private void told(String since) {
    database.run(tx -> tx.update("update conversation set " + since + " where tenant = $1", card.conversation.tenant().value()));
  }

  private boolean noted() {
    return count("select 1 from conversation where tenant = $1 and changed_at > clock_timestamp() - interval '10 minutes'", card.conversation.tenant().value()) == 1;
  }

  private static CompletableFuture<Void> heard(PressBell.Listening listening) {
    CompletableFuture<Void> woken = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      listening.await(Duration.ofMinutes(2));
      woken.complete(null);
    });
    return woken;
  }

  private int written() {
    return count("select 1 from press where subject = $1", card.subject.key());
  }

  private long commands() {
    await().atMost(Duration.ofSeconds(20)).until(() -> count("select 1 from outbox where key = $1", card.subject.key()) == 0);
    long pressed = written();
    await().atMost(Duration.ofSeconds(20)).until(() -> recorded() >= pressed);
    return recorded();
  }

  private long recorded() {
    return COMMANDS.unexplained().stream().flatMap(record -> record.as(PerformAction.class).stream()).filter(command -> command.payload().subject().equals(card.subject)).count();
  }

  private int seen(PressedCard where) {
    return count("select 1 from activity_seen where conversation = $1", where.conversation.value());
  }

  private long version() {
    return database.alone(tx -> tx.row("select version from card where id = $1", card.id)).orElseThrow().getLong("version");
  }

  private boolean late(Pressed.Begun begun) {
    return database.inTransaction(tx -> standing.hold(tx, List.of(begun.pressId())).get(begun.pressId()).late());
  }

  private int count(String sql, String arg) {
    return database.alone(tx -> tx.rows(sql, arg)).size();
  }
}
