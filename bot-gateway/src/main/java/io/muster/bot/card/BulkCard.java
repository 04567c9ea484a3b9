package io.muster.bot.card;

import static io.muster.bot.card.CardJson.object;
import static io.muster.bot.card.CardJson.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The dialog that asks once before many incidents are acknowledged. */
public final class BulkCard {
  private BulkCard() {}

  /**
   * @param incidents how many are acknowledged
   * @param first whether there may be more, for which one has to press again
   * @param press the token that is sent back
   */
  public static ObjectNode of(int incidents, boolean first, String press) {
    String what = DigestCard.counted(incidents, "incident");
    var body = new ArrayList<ObjectNode>();
    body.add(CardJson.heading("Acknowledge " + what + "?"));
    body.add(CardJson.small("Everything that is triggered in this storm is acknowledged as you" + (first ? ", the oldest " + incidents + " now; press again for the rest." : ".")));
    body.add(CardJson.small("What you may not acknowledge stays as it is, and you are told why."));
    ObjectNode submit = typed("Action.Submit").put("title", "Acknowledge " + what).put("style", "positive");
    submit.set("data", object().put("offer", DigestCard.ACKNOWLEDGE_ALL).put("press", press));
    body.add(CardJson.actions(List.of(submit)));
    return CardJson.card(body, "Acknowledge " + what + "?");
  }
}
