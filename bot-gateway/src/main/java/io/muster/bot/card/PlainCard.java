package io.muster.bot.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A few lines in a dialog: what was done, or what was not, why, and what to do next. */
public final class PlainCard {
  private PlainCard() {}

  /** @param lines already safe for a card, one idea each */
  public static ObjectNode of(String title, List<String> lines) {
    return of(title, lines, List.of());
  }

  /** The same, with buttons below. */
  public static ObjectNode of(String title, List<String> lines, List<ObjectNode> buttons) {
    var body = new ArrayList<ObjectNode>();
    body.add(CardJson.heading(title));
    lines.forEach(line -> body.add(CardJson.small(line)));
    if (!buttons.isEmpty()) {
      body.add(CardJson.actions(buttons));
    }
    return CardJson.card(body, title);
  }
}
