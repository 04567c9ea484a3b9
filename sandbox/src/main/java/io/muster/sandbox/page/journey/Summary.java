package io.muster.sandbox.page.journey;

/**
 * Where the incident is on its way, in a sentence, and what to do where it does not go on.
 *
 * @param text what is so
 * @param next what to do; empty where nothing need be done
 */
public record Summary(String text, String next) {

  static Summary of(Story.Kept story, Names names) {
    String service = story.service().orElse("its service");
    if (!story.cards().isEmpty()) {
      return new Summary("Shown in " + String.join(", ", story.cards().keySet().stream().map(names::conversation).sorted().toList()) + ".", "");
    }
    if (!story.wanted().isEmpty()) {
      return new Summary(
          "Its card is on its way to " + String.join(", ", story.wanted().stream().map(names::conversation).sorted().toList()) + ".",
          "Wait a moment; what Teams refused is told below.");
    }
    if (story.has(Step.ROUTED)) {
      return new Summary(
          "Muster knows it, and no conversation shows it: none is connected to " + service + ", or its rules pass it over.",
          "In a channel with Muster, write @Muster connect and the address of " + service + ". Incidents that come afterwards are shown.");
    }
    if (story.has(Step.UNDERSTOOD)) {
      return new Summary("Muster understood it; where it goes is not decided yet.", "Wait a moment; channel-mapping decides it. ./muster status says whether it runs.");
    }
    if (story.has(Step.RECEIVED)) {
      return new Summary("Its webhook came; what it means is not understood yet.", "Wait a moment; webhook-ingest works on it. ./muster status says whether it runs.");
    }
    return new Summary("Muster has heard nothing of it.", "Check that PagerDuty's webhook subscription is on, and that webhook-ingest runs: ./muster status.");
  }
}
