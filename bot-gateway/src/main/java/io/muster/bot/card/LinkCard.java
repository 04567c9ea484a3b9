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

  /**
   * The same card once the person is linked.
   *
   * @param user whom the person is in the tool
   */
  public static ObjectNode linked(String toolTitle, String user) {
    String tool = CardText.of(toolTitle, 40);
    return CardJson.card(List.of(
        StatusBand.plain("LINKED"),
        CardJson.heading("Linked as " + CardText.of(user, 60) + " in " + tool),
        small("What you press on a card is done in " + tool + " as you."),
        small("In a channel, write **connect** and the address of a service's page: its incidents are shown there."),
        small("Not you? Write **unlinkUser**: Muster forgets this account.").put("isSubtle", true)),
        "Linked as " + CardText.label(user, 60) + " in " + CardText.label(toolTitle, 40));
  }

  /** The same card once its link is over, unused. */
  public static ObjectNode expired(String toolTitle) {
    return over("EXPIRED", "This link has expired", "Write **linkUser** for a new one.", "This link to " + CardText.label(toolTitle, 40) + " has expired");
  }

  /** The same card once the person is no longer linked. */
  public static ObjectNode unlinked(String toolTitle) {
    return over("NOT LINKED", "No longer linked with " + CardText.of(toolTitle, 40), "Muster has forgotten this account. Write **linkUser** to link it again.",
        "No longer linked with " + CardText.label(toolTitle, 40));
  }

  private static ObjectNode over(String band, String heading, String next, String plain) {
    return CardJson.card(List.of(StatusBand.plain(band), CardJson.heading(heading), small(next)), plain);
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
