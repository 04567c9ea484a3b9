package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.bot.BotService;
import io.muster.bot.card.Examples;
import io.muster.bot.conversation.Blocked;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityEvent.ActionAccepted;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What came of presses comes together, and is the same as one after the other. */
@QuarkusTest
@BotService
class OutcomeConsumerTest {
  private static final Instant AT = Instant.parse("2026-11-20T14:08:12Z");

  @Inject OutcomeConsumer consumer;
  @Inject Presses presses;
  @Inject PressTokenKey key;
  @Inject Database database;

  /** A press and the card on which it was pressed. */
  private record Begun(PressedCard card, String id) {}

  @Test
  void what_comes_twice_of_a_press_in_a_batch_leaves_what_it_leaves_one_by_one() {
    Begun together = begun();
    Begun apart = begun();
    handle(accepted(together), done(together), refused(together));
    handle(accepted(apart));
    handle(done(apart));
    handle(refused(apart));
    assertThat(came(together)).isEqualTo(came(apart)).isEqualTo(new Press.Came.Done(false, "K. Moreau", AT));
    assertThat(version(together)).isEqualTo(version(apart)).as("shown after the press, and for each of the two that it took").isEqualTo(4);
  }

  @Test
  void each_of_many_gets_its_own_and_one_that_nobody_knows_harms_none() {
    List<Begun> all = IntStream.range(0, 5).mapToObj(i -> begun()).toList();
    handle(done(all.get(4)), refused(all.get(2)), accepted(new Begun(all.get(0).card(), "nobody-knows")), accepted(all.get(0)), done(all.get(1)));
    assertThat(came(all.get(0))).isInstanceOf(Press.Came.Accepted.class);
    assertThat(came(all.get(1))).isInstanceOf(Press.Came.Done.class);
    assertThat(came(all.get(2))).isInstanceOf(Press.Came.Refused.class);
    assertThat(came(all.get(3))).isInstanceOf(Press.Came.UnderWay.class);
    assertThat(came(all.get(4))).isInstanceOf(Press.Came.Done.class);
  }

  @Test
  void what_nobody_told_of_in_time_still_ends_but_is_not_taken_up_again() {
    Begun lost = begun();
    database.run(tx -> tx.update("update press set outcome = 'LOST' where id = $1", lost.id()));
    handle(accepted(lost));
    assertThat(outcome(lost)).isEqualTo("LOST");
    handle(accepted(lost), done(lost), accepted(lost));
    assertThat(outcome(lost)).isEqualTo("DONE");
  }

  @Test
  void people_are_told_one_after_the_other_in_the_same_order_whatever_the_order_of_the_outcomes() {
    List<Begun> late = Stream.of(PressedCard.in(database), PressedCard.in(database)).sorted(Comparator.comparing(card -> card.conversation.tenant().value())).map(this::late).toList();
    late.forEach(this::chat);
    CompletableFuture<Void> batch = database.inTransaction(tx -> {
      hold(tx, late.get(0));
      var handled = CompletableFuture.runAsync(() -> handle(refused(late.get(1)), refused(late.get(0))), Thread::startVirtualThread);
      Blocked.awaitBehind(tx, database);
      assertThatCode(() -> database.run(other -> hold(other, late.get(1)))).as("the second chat is not held while the first is waited for").doesNotThrowAnyException();
      return handled;
    });
    assertThat(batch).succeedsWithin(Duration.ofSeconds(20));
    assertThat(late).allSatisfy(one -> assertThat(told(one)).containsExactly("press/" + one.id() + "/Refused"));
  }

  @Test
  void what_one_person_is_told_keeps_its_order_and_of_many_presses_that_were_one_is_told_once() {
    Begun first = late(PressedCard.in(database));
    chat(first);
    List<Begun> others = IntStream.range(0, 3).mapToObj(i -> late(beside(first))).toList();
    String bulk = UUID.randomUUID().toString();
    database.run(tx -> tx.update("update press set bulk = $1 where id = any($2::text[])", bulk, new String[] {others.get(0).id(), others.get(2).id()}));
    handle(refused(others.get(0)), refused(first), refused(others.get(1)), refused(others.get(2)));
    assertThat(told(first)).containsExactly("bulk/" + bulk + "/refused", "press/" + first.id() + "/Refused", "press/" + others.get(1).id() + "/Refused");
  }

  private Begun begun() {
    return begun(PressedCard.in(database), Duration.ofMinutes(1));
  }

  /** Nobody waits for its answer. */
  private Begun late(PressedCard card) {
    return begun(card, Duration.ZERO);
  }

  private Begun begun(PressedCard card, Duration awaited) {
    return new Begun(card, ((Pressed.Begun) presses.press(card.pressed(), card.button(key), awaited)).pressId());
  }

  private PressedCard beside(Begun begun) {
    return PressedCard.in(database, SubjectId.incident(Examples.ACCOUNT, UUID.randomUUID().toString()), begun.card().conversation.tenant());
  }

  /** The presser's personal chat, to which nothing is sent while this test looks. */
  private void chat(Begun begun) {
    database.run(tx -> tx.update("""
        insert into conversation (tenant, id, kind, service_url, registration, person, installed, lease_until)
        select tenant, 'a:chat', 'PERSONAL', 'https://teams.example/', 'test', person, true, clock_timestamp() + interval '1 hour' from press where id = $1""", begun.id()));
  }

  private static void hold(Tx tx, Begun begun) {
    tx.row("select 1 from conversation where tenant = $1 and id = 'a:chat' for update nowait", begun.card().conversation.tenant().value()).orElseThrow();
  }

  private List<String> told(Begun begun) {
    return database.alone(tx -> tx.rows("select once from outgoing where tenant = $1 and conversation = 'a:chat' order by created_at", begun.card().conversation.tenant().value()))
        .stream().map(row -> row.getString("once")).toList();
  }

  private void handle(IdentityEvent... events) {
    List<Envelope<?>> envelopes = Stream.of(events).<Envelope<?>>map(event -> new Envelope<>(UUID.randomUUID().toString(), "identity-linking", "key", AT, Optional.empty(),
        Optional.empty(), Optional.empty(), Principal.system("identity-linking"), event)).toList();
    database.run(tx -> consumer.handle(tx, envelopes));
  }

  private static ActionAccepted accepted(Begun begun) {
    return new ActionAccepted(begun.id(), begun.card().subject, "acknowledge", person(begun), AT);
  }

  private static ActionSucceeded done(Begun begun) {
    return new ActionSucceeded(begun.id(), begun.card().subject, "acknowledge", person(begun), "K. Moreau", Actor.person("U1", "K. Moreau"), false, AT);
  }

  private static ActionRefused refused(Begun begun) {
    return new ActionRefused(begun.id(), begun.card().subject, "acknowledge", person(begun), ActionRefusal.NOT_ALLOWED, "No.", Remedy.NONE, AT);
  }

  private static PersonId person(Begun begun) {
    return new PersonId(begun.card().conversation.tenant(), "moreau");
  }

  private Press.Came came(Begun begun) {
    return database.alone(tx -> tx.row("select * from press where id = $1", begun.id())).map(row -> PressRepository.one(row, "")).orElseThrow().came();
  }

  private String outcome(Begun begun) {
    return database.alone(tx -> tx.row("select outcome from press where id = $1", begun.id())).orElseThrow().getString("outcome");
  }

  private long version(Begun begun) {
    return database.alone(tx -> tx.row("select version from card where id = $1", begun.card().id)).orElseThrow().getLong("version");
  }
}
