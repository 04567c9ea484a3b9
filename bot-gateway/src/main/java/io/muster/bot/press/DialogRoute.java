package io.muster.bot.press;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.CardText;
import io.muster.bot.card.DetailsCard;
import io.muster.bot.card.DigestListCard;
import io.muster.bot.card.FormCard;
import io.muster.bot.card.PlainCard;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.bot.inbound.AskingRoute;
import io.muster.bot.why.WhyAnswers;
import io.muster.contracts.incident.ActionOffer;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** {@code task/fetch} and {@code task/submit}: dialogs open, forms are sent. */
@ApplicationScoped
class DialogRoute implements AskingRoute {
  private static final Logger LOG = Logger.getLogger(DialogRoute.class);

  private final Presses presses;
  private final PressOutcomes outcomes;
  private final CardViews views;
  private final DetailsLook look;
  private final PressTokenKey key;
  private final WhyAnswers why;
  private final Database database;

  DialogRoute(Presses presses, PressOutcomes outcomes, CardViews views, DetailsLook look, PressTokenKey key, WhyAnswers why, Database database) {
    this.presses = presses;
    this.outcomes = outcomes;
    this.views = views;
    this.look = look;
    this.key = key;
    this.why = why;
    this.database = database;
  }

  @Override
  public boolean takes(Activity activity) {
    return activity.invoke() && activity.name().filter(name -> name.equals("task/fetch") || name.equals("task/submit")).isPresent() && !DigestRoute.concerns(activity);
  }

  @Override
  public Optional<CompletionStage<Optional<ActivityAnswer>>> ask(ActivityVerdict.Proven proven) {
    return look.ask(proven, PressInput.of(proven.activity().value().path("data")));
  }

  @Override
  public ActivityAnswer answer(ActivityVerdict.Proven proven) {
    long arrived = System.nanoTime();
    PressInput data = PressInput.of(proven.activity().value().path("data"));
    return switch (presses.press(proven, data, PressOutcomes.AWAITED)) {
      case Pressed.Details details -> details(details.card());
      case Pressed.AsksWhy asksWhy -> InvokeAnswers.dialog("Why is it here?", PlainCard.of("Why is it here?", why.about(asksWhy.card().conversation(), asksWhy.card().incident().id()), back(data)));
      case Pressed.Asks asks -> form(asks.card(), asks.offer(), asks.claim().revision(), Map.of(), Optional.empty());
      case Pressed.Begun begun -> begun(begun, data, arrived);
      case Pressed.Stale stale -> said(data, "Nothing was done", "This was no longer possible. The card shows how things are now.");
      case Pressed.UndoOver over -> said(data, "Nothing was undone", PressWords.UNDO_OVER);
      case Pressed.OthersFirst others -> said(data, "Nothing was done", CardText.of(others.first().personName(), 60) + " is doing this right now.");
      case Pressed.NotKnown notKnown -> {
        LOG.warnf("A press was refused: %s", notKnown.reason());
        yield said(data, "Nothing was done", PressRoute.NOT_KNOWN);
      }
    };
  }

  private ActivityAnswer begun(Pressed.Begun begun, PressInput data, long arrived) {
    PressOutcomes.Now now = outcomes.await(begun, arrived);
    Optional<ActionOffer> offer = begun.card().incident().offers().stream().filter(o -> o.id().equals(now.press().offerId())).findFirst();
    if (now.press().came() instanceof Press.Came.Refused refused && refused.badInput() && offer.isPresent()) {
      return form(now.card(), offer.get(), now.press().revision(), data.inputs(), Optional.of(refused.words()));
    }
    String tool = views.toolTitle(now.card());
    return said(data, CardText.label(now.press().label(), 60), PressWords.of(now.press(), tool).text());
  }

  private ActivityAnswer details(DesiredCard card) {
    return InvokeAnswers.dialog("Details", database.alone(tx -> DetailsCard.of(views.of(tx, card))));
  }

  /** Each showing of a form is a dialog of its own: sending it twice is one action, mending and sending it again is another. */
  private ActivityAnswer form(DesiredCard card, ActionOffer offer, long revision, Map<String, String> filledIn, Optional<String> problem) {
    String press = key.tokens().seal(card.id(), revision, Optional.of(UUID.randomUUID().toString()),
        new PressToken.Place(card.conversation(), card.incident().id(), offer.id()));
    return InvokeAnswers.dialog(CardText.label(offer.label(), 60), FormCard.of(offer, card.incident().title(), filledIn, problem, press));
  }

  private static ActivityAnswer said(PressInput data, String title, String line) {
    return InvokeAnswers.dialog(title, PlainCard.of(title, List.of(line), back(data)));
  }

  private static List<ObjectNode> back(PressInput data) {
    return data.list().map(list -> List.of(DigestListCard.back(data.page(), list))).orElse(List.of());
  }
}
