package io.muster.bot.card;

import static io.muster.bot.card.CardJson.object;
import static io.muster.bot.card.CardJson.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The button under the answer to connecting: it shows the incidents that are open already. Anybody may press; who may not connect the service is refused. */
public final class OpenOfferCard {
  /** Under this word the button sends the address of the service. */
  public static final String ADDRESS = "showOpen";

  private static final String TITLE = "Show them";

  private OpenOfferCard() {}

  /** @param address of the service, as it was written */
  public static ObjectNode of(String address) {
    ObjectNode button = typed("Action.Execute").put("title", TITLE).put("verb", "showOpen");
    button.set("data", object().put(ADDRESS, address));
    button.set("fallback", typed("Action.Submit").put("title", TITLE).set("data", object().put(ADDRESS, address)));
    return CardJson.card(List.of(CardJson.actions(List.of(button)).put("spacing", "None")), TITLE);
  }
}
