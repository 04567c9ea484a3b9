package io.muster.mapping.routing;

import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Occurrence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which changes people are told about besides the card. Pure. */
final class Notices {
  private Notices() {}

  /**
   * The notices of one occurrence. What is told late (it happened before what was already known) notifies nobody, and being reassigned counts only when
   * somebody new has it.
   *
   * @param wanted the changes that the mapping notifies about
   */
  static List<Notice> of(Incident now, Optional<KnownIncident> before, Occurrence occurrence, Set<Change> wanted) {
    if (occurrence.late()) {
      return List.of();
    }
    return occurrence.changes().stream()
        .filter(wanted::contains)
        .filter(change -> !handsOver(change) || someoneNewHasIt(now, before))
        .sorted()
        .map(change -> new Notice(change, occurrence.by(), occurrence.at()))
        .toList();
  }

  /** Whether the notices of this occurrence depend on what was known before. */
  static boolean compare(Occurrence occurrence) {
    return !occurrence.late() && occurrence.changes().stream().anyMatch(Notices::handsOver);
  }

  private static boolean handsOver(Change change) {
    return change == Change.REASSIGNED || change == Change.DELEGATED;
  }

  private static boolean someoneNewHasIt(Incident now, Optional<KnownIncident> before) {
    List<String> had = before.map(known -> assignees(known.whole().orElseThrow())).orElse(List.of());
    return assignees(now).stream().anyMatch(key -> !had.contains(key));
  }

  private static List<String> assignees(Incident incident) {
    return incident.people().assignees().stream().map(Actor::key).toList();
  }
}
