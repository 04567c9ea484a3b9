package io.muster.sandbox.real;

import io.muster.sandbox.real.Probe.Answer;
import io.muster.sandbox.real.Probe.NoAnswer;
import java.util.List;
import java.util.Map;

/** Whether the addresses that Teams, PagerDuty and people are told lead to this Muster: each service refuses an unknown caller in words of its own. */
final class WayBackCheck {
  private final Probe probe;
  private final Addresses addresses;

  /**
   * What was told to others.
   *
   * @param bot base address of bot-gateway, and so on; all the same behind a tunnel
   */
  record Addresses(String bot, String ingest, String linking) {}

  WayBackCheck(Probe probe, Addresses addresses) {
    this.probe = probe;
    this.addresses = addresses;
  }

  List<Finding> findings() {
    return List.of(bot(), ingest(), linking());
  }

  private Finding bot() {
    return finding("the way to bot-gateway", addresses.bot(), () -> probe.postJson(addresses.bot() + "/api/messages", "{}"), 401, "not proven", "an activity without Teams' signature is refused");
  }

  private Finding ingest() {
    return finding("the way to webhook-ingest", addresses.ingest(), () -> probe.postJson(addresses.ingest() + "/webhooks/pagerduty/none", "{}"), 404, "no-such-sender", "a delivery for a sender that does not exist is refused");
  }

  private Finding linking() {
    return finding("the way to identity-linking", addresses.linking(), () -> probe.get(addresses.linking() + "/link/none", Map.of("Accept", "text/html")), 404, "Muster", "a link that does not exist is refused");
  }

  private static Finding finding(String what, String address, java.util.function.Supplier<Answer> question, int status, String mark, String good) {
    String next = "Does the tunnel run, and does it lead from " + address + " to the port that ./muster up names? Is Muster up?";
    try {
      Answer answer = question.get();
      return answer.status() == status && answer.text().contains(mark)
          ? Finding.good(what, address + ": " + good)
          : Finding.bad(what, address + " answers " + MicrosoftCheck.said(answer) + ", which is not how Muster answers", next);
    } catch (NoAnswer e) {
      return Finding.bad(what, e.getMessage(), next);
    }
  }
}
