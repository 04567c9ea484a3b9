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
import java.util.function.Supplier;

/** Waits a little for what comes of a press. Any replica may write it; this one only looks. */
@ApplicationScoped
class PressOutcomes {
  /** Teams wants an answer within about five seconds; people within three. */
  static final Duration PATIENCE = Duration.ofMillis(2200);

  /** Outcomes that come later than this are told in another way as well. */
  static final Duration AWAITED = Duration.ofMillis(2000);

  /** The bell may be lost with its connection. */
  private static final Duration LOOK_ANYWAY = Duration.ofMillis(250);

  /** Nothing rings when the incident follows what was done. */
  private static final Duration LOOK_FOR_THE_INCIDENT = Duration.ofMillis(60);

  private final Database database;
  private final PressRepository presses;
  private final CardRepository cards;
  private final CardViews views;
  private final PressBell bell;

  PressOutcomes(Database database, PressRepository presses, CardRepository cards, CardViews views, PressBell bell) {
    this.database = database;
    this.presses = presses;
    this.cards = cards;
    this.views = views;
    this.bell = bell;
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
    try (PressBell.Listening listening = bell.listen(begun.pressId())) {
      PressRepository.Progress progress = look(begun);
      while (progress != PressRepository.Progress.SETTLED && System.nanoTime() - end < 0) {
        listening.await(progress == PressRepository.Progress.DONE ? LOOK_FOR_THE_INCIDENT : LOOK_ANYWAY);
        progress = look(begun);
      }
    }
    return now(begun);
  }

  /** The card with a line for the presser, as JSON. */
  ObjectNode cardFor(DesiredCard card, java.util.function.Function<CardContent, io.muster.bot.card.PresserLine> line) {
    return database.alone(tx -> {
      CardContent shown = views.of(tx, card);
      return IncidentCard.of(shown.with(line.apply(shown)));
    });
  }

  private PressRepository.Progress look(Pressed.Begun begun) {
    return database.alone(tx -> presses.progress(tx, begun.pressId(), begun.card().incident().revision()));
  }

  private Now now(Pressed.Begun begun) {
    return database.read(tx -> {
      Supplier<Optional<Press>> press = presses.asked(tx, begun.pressId());
      Supplier<Optional<DesiredCard>> card = cards.asked(tx, begun.card().conversation(), begun.card().id());
      return new Now(press.get().orElseThrow(), card.get().orElse(begun.card()));
    });
  }
}
