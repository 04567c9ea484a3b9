package io.muster.bot.press;

import io.muster.bot.card.IncidentCard;
import io.muster.bot.card.CardContent;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits a little for what comes of a press. Any replica may write it; this one only looks. */
@ApplicationScoped
class PressOutcomes {
  /** Teams wants an answer within about five seconds; people within three. */
  static final Duration PATIENCE = Duration.ofMillis(2200);

  /** Outcomes that come later than this are told in another way as well. */
  static final Duration AWAITED = Duration.ofMillis(2000);

  private static final long LOOK_EVERY_MILLIS = 60;

  private final Database database;
  private final PressRepository presses;
  private final CardRepository cards;
  private final CardViews views;

  PressOutcomes(Database database, PressRepository presses, CardRepository cards, CardViews views) {
    this.database = database;
    this.presses = presses;
    this.cards = cards;
    this.views = views;
  }

  /** A press and its card as they are now. */
  record Now(Press press, DesiredCard card) {}

  /**
   * What came of it, as far as that is known in time.
   *
   * @param arrived when the activity came, in monotonic nanoseconds: what was spent on proving and writing counts as well
   */
  Now await(Pressed.Begun begun, long arrived) {
    long end = arrived + PATIENCE.toNanos();
    Now now = look(begun);
    while (!settled().test(now) && System.nanoTime() - end < 0) {
      sleep();
      now = look(begun);
    }
    return now;
  }

  /** The card with a line for the presser, as JSON. */
  ObjectNode cardFor(DesiredCard card, java.util.function.Function<CardContent, io.muster.bot.card.PresserLine> line) {
    return database.read(tx -> {
      CardContent shown = views.of(tx, card);
      return IncidentCard.of(shown.with(line.apply(shown)));
    });
  }

  /** Known, and if it is done, seen in the incident, too. */
  private static Predicate<Now> settled() {
    return now -> switch (now.press().came()) {
      case Press.Came.UnderWay underWay -> false;
      case Press.Came.Done done -> done.already() || now.card().incident().revision() > now.press().revision();
      case Press.Came.Accepted accepted -> true;
      case Press.Came.Refused refused -> true;
      case Press.Came.AwaitsLink link -> true;
    };
  }

  private Now look(Pressed.Begun begun) {
    return database.read(tx -> {
      Press press = presses.find(tx, begun.pressId()).orElseThrow();
      Optional<DesiredCard> card = cards.find(tx, press.conversation(), press.card());
      return new Now(press, card.orElse(begun.card()));
    });
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
