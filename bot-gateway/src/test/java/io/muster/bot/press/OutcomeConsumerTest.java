package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.BotService;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityEvent.ActionAccepted;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  private Begun begun() {
    PressedCard card = PressedCard.in(database);
    return new Begun(card, ((Pressed.Begun) presses.press(card.pressed(), card.button(key), Duration.ofMinutes(1))).pressId());
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
