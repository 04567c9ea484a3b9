package io.muster.bot.card;

import static io.muster.bot.card.CardJson.object;
import static io.muster.bot.card.CardJson.small;
import static io.muster.bot.card.CardJson.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Rank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The dialog behind <em>Show list</em>: every incident of a storm, in pages, each with what can be done to it. */
public final class DigestListCard {
  /** How many incidents a page holds. */
  public static final int PAGE = 8;

  private DigestListCard() {}

  /**
   * One page.
   *
   * @param page counted from 0
   * @param incidents of this page, each as its own card would be drawn
   * @param all how many there are on all pages
   * @param press the token of the list's own buttons
   */
  public static ObjectNode of(int page, List<CardContent> incidents, int all, String press) {
    int pages = Math.max(1, (all + PAGE - 1) / PAGE);
    var body = new ArrayList<ObjectNode>();
    body.add(CardJson.heading(DigestCard.counted(all, "incident")));
    body.add(CardJson.subtle("Page " + (page + 1) + " of " + pages + " · triggered first, then acknowledged, then over", "None"));
    if (incidents.isEmpty()) {
      body.add(small(all == 0 ? "None of them is shown here any more." : "This page is empty by now. Go back to the one before."));
    }
    for (CardContent shown : incidents) {
      ObjectNode row = CardJson.container("default", List.of(small(state(shown.incident()) + told(shown.incident(), shown.now())), CardJson.actions(buttons(shown, page, press)).put("spacing", "Small")));
      body.add(row.put("separator", true));
    }
    var turning = new ArrayList<ObjectNode>();
    if (page > 0) {
      turning.add(turn("Previous page", page - 1, press));
    }
    if (page + 1 < pages) {
      turning.add(turn("Next page", page + 1, press));
    }
    turning.add(turn("Refresh", page, press));
    body.add(CardJson.actions(turning).put("separator", true));
    return CardJson.card(body, DigestCard.counted(all, "incident") + ", page " + (page + 1) + " of " + pages);
  }

  /** An incident in a line: number, title, priority, since when. */
  static String told(Incident incident, Instant now) {
    String number = StatusBand.number(incident);
    String priority = incident.classification().priority().map(Rank::name).map(name -> " · " + CardText.of(name, 30)).orElse("");
    return (number.isEmpty() ? "" : number + " ") + CardText.of(incident.title(), 120) + priority + " · " + CardTime.at(incident.createdAt(), now);
  }

  private static String state(Incident incident) {
    String word = StatusBand.word(incident).toLowerCase(Locale.ROOT);
    return "**" + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "** ";
  }

  /** The way back to a page of the list, from what was opened there. */
  public static ObjectNode back(int page, String press) {
    return turn("Back to the list", page, press);
  }

  private static List<ObjectNode> buttons(CardContent shown, int page, String press) {
    List<ObjectNode> buttons = new CardActions(shown).inList();
    buttons.forEach(button -> ((ObjectNode) button.get("data")).put("stormList", press).put("stormPage", page));
    return buttons;
  }

  private static ObjectNode turn(String title, int page, String press) {
    ObjectNode button = typed("Action.Submit").put("title", title);
    button.set("data", object().put("offer", DigestCard.LIST).put("press", press).put("stormPage", page));
    return button;
  }
}
