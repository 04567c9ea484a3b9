package io.muster.bot.press;

import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityRoute;
import io.muster.bot.inbound.ActivityVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A message that a card sent: how clients press that do not know Action.Execute. There is no answer in the response, so the card shows
 * what came of it, and refusals go to the personal chat.
 */
@ApplicationScoped
class SubmitRoute implements ActivityRoute {
  private static final Logger LOG = Logger.getLogger(SubmitRoute.class);

  private final Presses presses;

  SubmitRoute(Presses presses) {
    this.presses = presses;
  }

  @Override
  public boolean takes(Activity activity) {
    return activity.type().equals("message") && activity.value().path("press").isTextual();
  }

  @Override
  public ActivityAnswer answer(ActivityVerdict.Proven proven) {
    Pressed pressed = presses.press(proven, PressInput.of(proven.activity().value()), Duration.ZERO);
    if (pressed instanceof Pressed.NotKnown notKnown) {
      LOG.warnf("A press was refused: %s", notKnown.reason());
    }
    return new ActivityAnswer.Taken();
  }
}
