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
 * @param act {@code connect} where connecting its service is what to do, which a page that knows who looks may offer; otherwise empty
 */
public record Summary(String text, String next, String act) {
  private static final String CONNECT = "connect";

  Summary(String text, String next) {
    this(text, next, "");
  }

  static Summary of(Story.Kept story, List<Waiting> waiting, Names names) {
    if (!waiting.isEmpty()) {
      List<Summary> told = waiting.stream().map(one -> one.told(names)).distinct().toList();
      String shown = story.cards().isEmpty() ? "" : shown(story, names) + " ";
      return new Summary(shown + told.stream().map(Summary::text).collect(Collectors.joining(" ")), told.getFirst().next());
    }
    if (!story.cards().isEmpty()) {
      return new Summary(shown(story, names), "");
    }
    if (!story.wanted().isEmpty()) {
      return new Summary("Its card is on its way to " + joined(story.wanted(), names) + ".", "Wait a moment; what Teams refused is told below.");
    }
    return notShown(story, names);
  }

  /** How it stands, and whether the cards say so. */
  private static String shown(Story.Kept story, Names names) {
    if (story.stand().isEmpty()) {
      return "Shown in " + joined(story.cards().keySet(), names) + ".";
    }
    Stand stand = story.stand().get();
    List<String> say = story.cards().keySet().stream().filter(place -> story.shown().getOrDefault(place, 0L) >= stand.revision()).toList();
    List<String> late = story.cards().keySet().stream().filter(place -> !say.contains(place)).toList();
    String told = say.isEmpty() ? "" : "; the card says so in " + joined(say, names);
    String behind = late.isEmpty() ? "" : "; the card in " + joined(late, names) + " is not changed yet";
    return stand.told() + told + behind + ".";
  }

  private static Summary notShown(Story.Kept story, Names names) {
    Optional<Told> routed = story.last(Step.ROUTED).map(moment -> moment.words().apply(names));
    if (routed.isPresent()) {
      return story.uncovered()
          ? new Summary("Muster knows it, and no conversation shows it. " + routed.get().why(), connect(story.service().orElse("its service")), CONNECT)
          : new Summary("Muster knows it, and no conversation shows it. " + routed.get().why(), "");
    }
    if (story.has(Step.UNDERSTOOD)) {
      return new Summary("Muster understood it; where it goes is not decided yet.", "Wait a moment; Muster's routing decides it. ./muster status says whether it runs.");
    }
    if (story.has(Step.RECEIVED)) {
      return new Summary("Its webhook came; what it means is not understood yet.", "Wait a moment; Muster's intake works on it. ./muster status says whether it runs.");
    }
    return new Summary("Muster has heard nothing of it.", "Check that PagerDuty's webhook subscription is on, and that all of Muster runs: ./muster status.");
  }

  private static String connect(String service) {
    return "To have its next incidents shown, write @Muster connect and the address of "
        + service
        + "'s page in a channel, as somebody who is linked. This one then comes with its next change while it is open, or at once with Show them on Muster's answer.";
  }

  private static String joined(Collection<String> conversations, Names names) {
    return conversations.stream().map(names::conversation).sorted().collect(Collectors.joining(", "));
  }
}
