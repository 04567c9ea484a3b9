package io.muster.bot.press;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.CardContent;
import io.muster.bot.card.IncidentCard;
import io.muster.bot.card.PresserLine;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.press.PressNowRepository.Progress;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

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
  private final PressNowRepository presses;
  private final CardViews views;
  private final PressBell bell;

  PressOutcomes(Database database, PressNowRepository presses, CardViews views, PressBell bell) {
    this.database = database;
    this.presses = presses;
    this.views = views;
    this.bell = bell;
  }

  /** A press and the card on which it was pressed now, with what that shows of its presses, as they are now. */
  record Now(Press press, DesiredCard card, PressRepository.Shown shown) {}

  /**
   * What came of it, as far as that is known in time.
   *
   * @param arrived when the activity came, in monotonic nanoseconds: what was spent on proving and writing counts as well
   */
  Now await(Pressed.Begun begun, long arrived) {
    long end = arrived + PATIENCE.toNanos();
    try (PressBell.Listening listening = begun.listening().orElseGet(() -> bell.listen(begun.pressId()))) {
      // Whoever has listened since before anything could come of it need not look before the bell rings; of a press that was there already all may be known.
      if (begun.listening().isPresent() && System.nanoTime() - end < 0) {
        listening.await(LOOK_ANYWAY);
      }
      long revision = begun.card().incident().revision();
      PressNowRepository.Now now = look(begun);
      while (now.progress(revision) != Progress.SETTLED && System.nanoTime() - end < 0) {
        listening.await(now.progress(revision) == Progress.DONE ? LOOK_FOR_THE_INCIDENT : LOOK_ANYWAY);
        now = look(begun);
      }
      if (now.progress(revision) == Progress.UNDER_WAY) {
        now = lastLook(begun);
      }
      return new Now(now.press(), now.card().orElse(begun.card()), now.shown());
    }
  }

  private PressNowRepository.Now look(Pressed.Begun begun) {
    return database.alone(tx -> presses.now(tx, begun.pressId(), begun.card()));
  }

  /** What is written before it is seen here; what is written after it finds that nobody waits. */
  private PressNowRepository.Now lastLook(Pressed.Begun begun) {
    database.run(tx -> presses.awaitedNoMore(tx, begun.pressId()));
    return look(begun);
  }

  /** The card with a line for the presser, as JSON. */
  ObjectNode cardFor(DesiredCard card, Function<CardContent, PresserLine> line) {
    return drawn(database.alone(tx -> views.of(tx, card)), line);
  }

  /** The same as it was seen last, without another look. */
  ObjectNode cardFor(Now now, Function<CardContent, PresserLine> line) {
    return drawn(views.of(now.card(), now.shown()), line);
  }

  private static ObjectNode drawn(CardContent shown, Function<CardContent, PresserLine> line) {
    return IncidentCard.of(shown.with(line.apply(shown)));
  }
}
