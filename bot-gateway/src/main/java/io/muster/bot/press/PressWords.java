package io.muster.bot.press;

import io.muster.bot.card.PresserLine;
import io.muster.bot.card.CardText;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a presser is told about what came of it: what happened, and the next step. */
final class PressWords {
  static final String UNDO_OVER = "Nothing was undone: that was possible for one minute, and the minute is over. The card shows how things are now and what you can do.";

  private PressWords() {}

  /** The line for the one who pressed. */
  static PresserLine of(Press press, String tool) {
    String label = CardText.of(press.label(), 60);
    return switch (press.came()) {
      case Press.Came.UnderWay underWay -> new PresserLine(PresserLine.Tone.UNDER_WAY, label + " is under way. The card follows as soon as " + tool + " answers.");
      case Press.Came.Accepted accepted -> new PresserLine(PresserLine.Tone.UNDER_WAY, tool + " has taken it and answers later. The card follows.");
      case Press.Came.Done done when done.already() -> new PresserLine(PresserLine.Tone.NOT_DONE, first(label, done.byName(), done.at()));
      case Press.Came.Done done -> new PresserLine(PresserLine.Tone.DONE, label + " is done, as you.");
      case Press.Came.Refused refused -> new PresserLine(PresserLine.Tone.NOT_DONE, refusal(label, refused, tool));
      case Press.Came.AwaitsLink link -> new PresserLine(PresserLine.Tone.NOT_DONE,
          label + " is not done yet: I do not know who you are in " + tool + ". I am sending you a private link; what you pressed waits until " + time(link.until()) + ".");
    };
  }

  /** Somebody else was first and it is still under way. */
  static PresserLine othersFirst(Press first, Instant now) {
    return new PresserLine(PresserLine.Tone.UNDER_WAY, CardText.of(first.label(), 60) + " is already under way by " + CardText.of(first.personName(), 60) + ". Nothing was done twice.");
  }

  /** It was pressed after its minute. */
  static PresserLine undoOver() {
    return new PresserLine(PresserLine.Tone.NOT_DONE, UNDO_OVER);
  }

  static PresserLine stale() {
    return new PresserLine(PresserLine.Tone.NOT_DONE, "Nothing was done: this was no longer possible. The card below shows how things are now.");
  }

  /** A refusal in one line, for places without a card. */
  static String refusal(String label, Press.Came.Refused refused, String tool) {
    String why = CardText.of(refused.words(), 400);
    String sentence = why.isEmpty() || why.endsWith(".") ? why : why + ".";
    return (label + " was not done. " + sentence + " " + next(refused.remedy(), tool)).strip();
  }

  private static String first(String label, String by, Instant at) {
    return CardText.of(by == null ? "Somebody else" : by, 60) + " was first, at " + time(at) + ". " + label + " was not done again.";
  }

  private static String next(Remedy remedy, String tool) {
    return switch (remedy) {
      case NONE -> "";
      case LINK_AGAIN -> "Write **linkUser** to me to link your account again.";
      case ASK_ADMINISTRATOR -> "Ask an administrator of " + tool + ".";
      case SHOW_CURRENT_STATE -> "The card shows how things are now.";
      case TRY_AGAIN -> "Try again in a moment.";
    };
  }

  private static String time(Instant at) {
    return "{{TIME(" + at.truncatedTo(ChronoUnit.SECONDS) + ")}}";
  }
}
