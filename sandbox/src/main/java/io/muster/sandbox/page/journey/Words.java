package io.muster.sandbox.page.journey;

import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Muster's words for people. */
final class Words {
  private static final Map<String, String> VENDORS = Map.of("pagerduty", "PagerDuty", "flashduty", "FlashDuty");

  private Words() {}

  /** What people call a tool. */
  static String vendor(String tool) {
    return VENDORS.getOrDefault(tool, capital(tool));
  }

  /** {@code NOTE_ADDED} as {@code note added}. */
  static String plain(Enum<?> word) {
    return plain(word.name());
  }

  /** {@code already-over} as {@code already over}. */
  static String plain(String label) {
    return label.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }

  /** With a capital at the beginning. */
  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** {@code acknowledged, note added}, in the order of the enum; empty where none of them has a name. */
  static String changes(Collection<Change> changes) {
    return changes.stream().filter(change -> change != Change.OTHER).sorted().map(Words::plain).collect(Collectors.joining(", "));
  }

  /** How an incident stands: {@code acknowledged, high urgency, P1, with Kim Moreau}. */
  static String standing(Incident incident) {
    List<String> parts = new ArrayList<>();
    parts.add(plain(incident.status().phase()));
    incident.classification().urgency().ifPresent(urgency -> parts.add(urgency.name().toLowerCase(Locale.ROOT) + " urgency"));
    incident.classification().priority().ifPresent(priority -> parts.add(priority.name()));
    if (!incident.people().assignees().isEmpty()) {
      parts.add("with " + incident.people().assignees().stream().map(Actor::name).collect(Collectors.joining(", ")));
    }
    return String.join(", ", parts);
  }
}
