package io.muster.sandbox.page.journey;

import io.muster.contracts.mapping.MappingEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells where an incident goes, and why. */
final class MappingTelling {
  /** channel-mapping's words for a connection that is no more. */
  private static final Set<String> ENDED = Set.of("unmapped", "moved-away");

  private MappingTelling() {}

  /**
   * One decision, kept small.
   *
   * @param reason the stable word
   */
  private record Choice(String conversation, boolean shown, String reason) {}

  static Telling routed(MappingEvent.IncidentRouted routed, Telling.Said said) {
    List<Choice> choices =
        routed.decisions().stream().map(one -> new Choice(one.conversation().value(), one.shown(), one.reason().intern())).toList();
    boolean uncovered = choices.stream().allMatch(choice -> !choice.shown() && ENDED.contains(choice.reason()));
    String tool = Words.vendor(routed.subject().account().tool());
    return new Telling(routed.subject(), said.moment(Step.ROUTED, names -> told(choices, tool, names)), story -> story.isUncovered(uncovered));
  }

  private static Told told(List<Choice> choices, String tool, Names names) {
    if (choices.isEmpty()) {
      return new Told("No channel was connected", "", "When " + tool + " told of it, no channel or chat was connected to its service, or to one of its teams.");
    }
    List<Choice> shown = choices.stream().filter(Choice::shown).toList();
    String title = shown.isEmpty() ? "Shown in no channel" : "Goes to " + joined(shown, names);
    List<Choice> not = choices.stream().filter(choice -> !choice.shown()).toList();
    String detail = not.isEmpty() || shown.isEmpty() ? "" : "Not to " + joined(not, names) + ".";
    return new Told(title, detail, why(choices, names));
  }

  /** One sentence where all are for the same reason, otherwise one for each conversation. */
  private static String why(List<Choice> choices, Names names) {
    List<String> reasons = choices.stream().map(Choice::reason).distinct().toList();
    if (reasons.size() == 1) {
      return names.routingReason(reasons.getFirst());
    }
    return choices.stream()
        .map(choice -> names.conversation(choice.conversation()) + ": " + names.routingReason(choice.reason()))
        .collect(Collectors.joining(" "));
  }

  private static String joined(List<Choice> choices, Names names) {
    return choices.stream().map(choice -> names.conversation(choice.conversation())).distinct().collect(Collectors.joining(", "));
  }
}
