package io.muster.identity.link;

import java.util.Optional;

/** Who may go how far with a link: pure decisions on what the row holds and what the browser brought. */
final class LinkRules {
  private LinkRules() {}

  /** What is wrong with opening the link's first page; opening it changes nothing. */
  static Optional<LinkRefusal> opening(LinkOffer offer, Optional<byte[]> browser) {
    return switch (offer.status()) {
      case OFFERED -> expired(offer);
      case STARTED -> browser.map(offer::startedIn).orElse(false) ? expired(offer) : Optional.of(LinkRefusal.ALREADY_USED);
      case RETURNED, LINKED, ENDED -> Optional.of(LinkRefusal.ALREADY_USED);
    };
  }

  /** What is wrong with setting out to the tool. The browser that began may begin again; no other may. */
  static Optional<LinkRefusal> beginning(LinkOffer offer, Optional<byte[]> browser) {
    return browser.isEmpty() ? Optional.of(LinkRefusal.NO_COOKIE) : opening(offer, browser);
  }

  /**
   * What is wrong with an answer that came back. The browser and the tool are looked at before anything that uses the state up, so that
   * a stranger who got hold of an address cannot spoil it.
   */
  static Optional<LinkRefusal> returning(LinkOffer offer, LinkAnswer answer, Optional<byte[]> browser) {
    if (!browser.map(offer::startedIn).orElse(false)) {
      return Optional.of(LinkRefusal.OTHER_BROWSER);
    }
    if (!offer.account().tool().equals(answer.tool())) {
      return Optional.of(LinkRefusal.WRONG_TOOL);
    }
    if (offer.status() != LinkOffer.Status.STARTED) {
      return Optional.of(LinkRefusal.STATE_USED);
    }
    return expired(offer).or(answer::problem);
  }

  /** Whether a refused answer has used the state up. */
  static boolean usesUp(LinkRefusal refusal) {
    return switch (refusal) {
      case EXPIRED, DENIED, TOOL_SAID_NO, CODE_MISSING, WRONG_TOOL -> true;
      case UNKNOWN_LINK, ALREADY_USED, OTHER_BROWSER, NO_COOKIE, STATE_MISSING, STATE_UNKNOWN, STATE_USED, CODE_REFUSED, SCOPE_MISSING, CLIENT_REFUSED,
          WRONG_ACCOUNT, TOOL_UNREACHABLE ->
          false;
    };
  }

  private static Optional<LinkRefusal> expired(LinkOffer offer) {
    return offer.live() ? Optional.empty() : Optional.of(LinkRefusal.EXPIRED);
  }
}
