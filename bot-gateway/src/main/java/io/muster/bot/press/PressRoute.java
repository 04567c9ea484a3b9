package io.muster.bot.press;

import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityRoute;
import io.muster.bot.inbound.ActivityVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** {@code adaptiveCard/action}: a button of a card was pressed. The same press sent again finds the first one and tells the same. */
@ApplicationScoped
class PressRoute implements ActivityRoute {
  private static final Logger LOG = Logger.getLogger(PressRoute.class);
  static final String NOT_KNOWN = "Nothing was done: this button no longer works. Look for the newest card of this incident.";

  private final Presses presses;
  private final PressOutcomes outcomes;
  private final Clock clock;

  PressRoute(Presses presses, PressOutcomes outcomes, Clock clock) {
    this.presses = presses;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  @Override
  public boolean takes(Activity activity) {
    return activity.invoke() && activity.name().filter("adaptiveCard/action"::equals).isPresent() && activity.value().path("action").path("data").path("press").isTextual();
  }

  @Override
  public ActivityAnswer answer(ActivityVerdict.Proven proven) {
    long arrived = System.nanoTime();
    PressInput data = PressInput.of(proven.activity().value().path("action").path("data"));
    return switch (presses.press(proven, data, PressOutcomes.AWAITED)) {
      case Pressed.Begun begun -> begun(begun, arrived);
      case Pressed.Stale stale -> InvokeAnswers.card(outcomes.cardFor(stale.card(), shown -> PressWords.stale()));
      case Pressed.UndoOver over -> InvokeAnswers.card(outcomes.cardFor(over.card(), shown -> PressWords.undoOver()));
      case Pressed.OthersFirst others ->
          InvokeAnswers.card(outcomes.cardFor(others.card(), shown -> PressWords.othersFirst(others.first(), clock.instant())));
      case Pressed.Asks asks -> InvokeAnswers.refused("AsksFirst", "Update Teams to use this button: it asks for something first.");
      case Pressed.Details details -> InvokeAnswers.refused("AsksFirst", "Update Teams to see the details.");
      case Pressed.AsksWhy asksWhy -> InvokeAnswers.refused("AsksFirst", "Update Teams to see why it is here.");
      case Pressed.NotKnown notKnown -> {
        LOG.warnf("A press was refused: %s", notKnown.reason());
        yield InvokeAnswers.refused("NotKnown", NOT_KNOWN);
      }
    };
  }

  private ActivityAnswer begun(Pressed.Begun begun, long arrived) {
    PressOutcomes.Now now = outcomes.await(begun, arrived);
    return InvokeAnswers.card(outcomes.cardFor(now, shown -> PressWords.of(now.press(), shown.toolTitle())));
  }
}
