package io.muster.bot.card;

import static io.muster.bot.card.CardJson.object;
import static io.muster.bot.card.CardJson.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ActionOffer.Weight;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns offers into buttons: the one most wanted first and only that one positive, at most two beside it, the rest behind More. */
final class CardActions {
  /** The offer id under which the dialog with details and the other actions is asked for. */
  static final String MORE = "muster.more";

  /** The offer id under which it is asked why the card is here. */
  static final String WHY = "muster.why";

  private final CardContent shown;

  CardActions(CardContent shown) {
    this.shown = shown;
  }

  /** The buttons on the card, in their order. */
  List<ObjectNode> onCard() {
    var buttons = new ArrayList<ObjectNode>();
    if (shown.keeping() == CardFollowing.KEPT) {
      List<ActionOffer> front = front();
      for (ActionOffer offer : front) {
        ObjectNode button = button(offer);
        if (buttons.isEmpty() && offer.weight() == Weight.FIRST) {
          button.put("style", "positive");
        }
        buttons.add(button);
      }
    }
    if (shown.keeping() == CardFollowing.KEPT) {
      shown.undo().map(this::undo).ifPresent(buttons::add);
    }
    if (shown.keeping() != CardFollowing.NO_LONGER_VISIBLE) {
      buttons.add(dialog(MORE, "More …").put("mode", "secondary"));
      page().ifPresent(buttons::add);
    }
    return buttons;
  }

  /** The buttons in the dialog behind More: what did not fit on the card. */
  List<ObjectNode> inDialog() {
    List<ActionOffer> front = front();
    var buttons = new ArrayList<ObjectNode>();
    if (shown.keeping() == CardFollowing.KEPT) {
      shown.incident().offers().stream().filter(offer -> !front.contains(offer)).map(this::submit).forEach(buttons::add);
    }
    buttons.add(whyButton());
    shown.incident().bridge().flatMap(bridge -> bridge.link()).flatMap(link -> open("Join the bridge", link)).ifPresent(buttons::add);
    page().ifPresent(buttons::add);
    return buttons;
  }

  private ObjectNode whyButton() {
    ObjectNode button = typed("Action.Submit").put("title", "Why is it here?");
    button.set("data", data(WHY));
    return button;
  }

  /** The buttons of a line in a list: the one or two most wanted, everything else behind More. */
  List<ObjectNode> inList() {
    var buttons = new ArrayList<ObjectNode>();
    if (shown.keeping() == CardFollowing.KEPT) {
      front().stream().limit(2).map(this::submit).forEach(buttons::add);
    }
    ObjectNode more = typed("Action.Submit").put("title", "More …");
    more.set("data", data(MORE));
    buttons.add(more);
    return buttons;
  }

  private List<ActionOffer> front() {
    List<ActionOffer> offers = shown.incident().offers();
    var front = new ArrayList<ActionOffer>();
    offers.stream().filter(offer -> offer.weight() == Weight.FIRST).findFirst().ifPresent(front::add);
    int room = front.size() + 2;
    offers.stream()
        .filter(offer -> offer.weight() != Weight.MORE && !front.contains(offer))
        .limit(room - front.size())
        .toList()
        .forEach(front::add);
    return front;
  }

  private ObjectNode button(ActionOffer offer) {
    boolean asks = !offer.form().isEmpty() || offer.confirmation().isPresent();
    ObjectNode button = asks ? dialog(offer.id(), offer.label()) : execute(offer);
    if (shown.underWay().stream().anyMatch(action -> action.offerId().equals(offer.id()))) {
      button.put("isEnabled", false);
    }
    return button;
  }

  private ObjectNode undo(Undo undo) {
    return undo.asks() ? dialog(undo.offerId(), undo.title()) : execute(undo.offerId(), undo.verb(), undo.title());
  }

  private ObjectNode execute(ActionOffer offer) {
    return execute(offer.id(), offer.verb(), offer.label());
  }

  private ObjectNode execute(String offerId, String verb, String label) {
    String title = CardText.label(label, 60);
    ObjectNode button = typed("Action.Execute").put("title", title).put("verb", verb);
    button.set("data", data(offerId));
    ObjectNode fallback = typed("Action.Submit").put("title", title);
    fallback.set("data", data(offerId).put("verb", verb));
    button.set("fallback", fallback);
    return button;
  }

  /** A button that opens a dialog. Teams opens dialogs from Action.Submit only, so it needs no fallback. */
  private ObjectNode dialog(String offerId, String label) {
    ObjectNode button = typed("Action.Submit").put("title", CardText.label(label, 60));
    ObjectNode data = data(offerId);
    data.set("msteams", object().put("type", "task/fetch"));
    button.set("data", data);
    return button;
  }

  private ObjectNode submit(ActionOffer offer) {
    ObjectNode button = typed("Action.Submit").put("title", CardText.label(offer.label(), 60));
    button.set("data", data(offer.id()));
    return button;
  }

  private ObjectNode data(String offerId) {
    return object().put("offer", offerId).put("press", shown.presses().tokenFor(offerId));
  }

  private Optional<ObjectNode> page() {
    return shown.incident().reference().link().flatMap(link -> open("Open in " + CardText.label(shown.toolTitle(), 40), link));
  }

  /** A button that opens an address; nothing for one that is not plain https. */
  static Optional<ObjectNode> open(String title, URI link) {
    boolean safe = "https".equalsIgnoreCase(link.getScheme()) && link.getHost() != null && link.getRawUserInfo() == null;
    return safe
        ? Optional.of(typed("Action.OpenUrl").put("title", title).put("url", link.toASCIIString()).put("mode", "secondary"))
        : Optional.empty();
  }
}
