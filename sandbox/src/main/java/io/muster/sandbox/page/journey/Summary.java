package io.muster.sandbox.page.journey;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the incident is on its way, in a sentence, and what to do where it does not go on.
 *
 * @param text what is so
 * @param next what to do; empty where nothing need be done
 */
public record Summary(String text, String next) {

  static Summary of(Story.Kept story, List<Waiting> waiting, Names names) {
    if (!waiting.isEmpty()) {
      List<Summary> told = waiting.stream().map(one -> one.told(names)).distinct().toList();
      String shown = story.cards().isEmpty() ? "" : "Shown in " + joined(story.cards().keySet(), names) + ". ";
      return new Summary(shown + told.stream().map(Summary::text).collect(Collectors.joining(" ")), told.getFirst().next());
    }
    if (!story.cards().isEmpty()) {
      return new Summary("Shown in " + joined(story.cards().keySet(), names) + ".", "");
    }
    if (!story.wanted().isEmpty()) {
      return new Summary("Its card is on its way to " + joined(story.wanted(), names) + ".", "Wait a moment; what Teams refused is told below.");
    }
    return notShown(story, names);
  }

  private static Summary notShown(Story.Kept story, Names names) {
    Optional<Told> routed = story.last(Step.ROUTED).map(moment -> moment.words().apply(names));
    if (routed.isPresent()) {
      return new Summary("Muster knows it, and no conversation shows it. " + routed.get().why(), connect(story.service().orElse("its service")));
    }
    if (story.has(Step.UNDERSTOOD)) {
      return new Summary("Muster understood it; where it goes is not decided yet.", "Wait a moment; channel-mapping decides it. ./muster status says whether it runs.");
    }
    if (story.has(Step.RECEIVED)) {
      return new Summary("Its webhook came; what it means is not understood yet.", "Wait a moment; webhook-ingest works on it. ./muster status says whether it runs.");
    }
    return new Summary("Muster has heard nothing of it.", "Check that PagerDuty's webhook subscription is on, and that webhook-ingest runs: ./muster status.");
  }

  private static String connect(String service) {
    return "To have the next one shown, write @Muster connect and the address of " + service + "'s page in a channel: the second of the first steps above prepares that message.";
  }

  private static String joined(Collection<String> conversations, Names names) {
    return conversations.stream().map(names::conversation).sorted().collect(Collectors.joining(", "));
  }
}
