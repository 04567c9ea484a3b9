package io.muster.bot.card;

import static io.muster.bot.card.CardJson.small;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The private card with which a person links an account. It is only ever sent to a personal chat. */
public final class LinkCard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private LinkCard() {}

  /**
   * @param toolTitle what people call the tool
   * @param link private and for one use; https, or http on the reader's own machine (RFC 8252, 8.3: nobody can listen in between); otherwise the card has no button
   * @param waiting whether something was pressed and waits for the link
   * @param until when the link ends
   */
  public static ObjectNode of(String toolTitle, URI link, boolean waiting, Instant until, Instant now) {
    String tool = CardText.of(toolTitle, 40);
    var body = new ArrayList<ObjectNode>();
    body.add(StatusBand.plain("LINK YOUR ACCOUNT"));
    body.add(CardJson.heading("Link your " + tool + " account"));
    body.add(small(waiting
        ? "To act as you, Muster needs to know who you are in " + tool + ". What you pressed is carried out once you have linked, if the incident is still as you saw it."
        : "Once linked, you can act on incidents from Teams, as yourself."));
    body.add(small("This link is yours alone: it works once, until " + CardTime.at(until, now) + ". Do not pass it on.").put("isSubtle", true));
    if (leadsToUs(link)) {
      body.add(CardJson.actions(List.of(button(toolTitle, link))));
    }
    return CardJson.card(body, "Link your " + CardText.label(toolTitle, 40) + " account");
  }

  private static boolean leadsToUs(URI link) {
    boolean own = link.getHost() != null && link.getRawUserInfo() == null;
    return own && ("https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme()) && LOOPBACK.contains(link.getHost()));
  }

  private static ObjectNode button(String toolTitle, URI link) {
    return CardJson.typed("Action.OpenUrl")
        .put("title", "Link your " + CardText.label(toolTitle, 40) + " account")
        .put("url", link.toASCIIString())
        .put("mode", "primary")
        .put("style", "positive");
  }
}
