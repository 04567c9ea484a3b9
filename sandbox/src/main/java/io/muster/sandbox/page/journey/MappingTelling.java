package io.muster.sandbox.page.journey;

import io.muster.contracts.mapping.MappingEvent;
import java.util.List;
import java.util.stream.Collectors;

/** Tells where an incident goes, and why. */
final class MappingTelling {
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
    return Telling.plain(routed.subject(), said.moment(Step.ROUTED, names -> told(choices, names)));
  }

  private static Told told(List<Choice> choices, Names names) {
    if (choices.isEmpty()) {
      return new Told("Goes nowhere", "", "No conversation is connected to its service or its teams.");
    }
    List<Choice> shown = choices.stream().filter(Choice::shown).toList();
    String title = shown.isEmpty() ? "Goes nowhere" : "Goes to " + joined(shown, names);
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
