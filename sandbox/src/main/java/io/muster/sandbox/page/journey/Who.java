package io.muster.sandbox.page.journey;

import java.util.Map;

/** What people call those who do something in a journey: Muster's services by what they are for, everybody else by name. */
final class Who {
  private static final Map<String, String> SERVICES =
      Map.of(
          "webhook-ingest", "Muster's intake",
          "channel-mapping", "Muster's routing",
          "bot-gateway", "Muster's bot",
          "identity-linking", "Muster's linking",
          "graph-actions", "Muster's directory");

  private Who() {}

  static String named(String who) {
    return SERVICES.getOrDefault(who, who);
  }
}
