package io.muster.mapping.mapping;

import io.muster.contracts.incident.Change;
import java.util.Set;

/**
 * What starts a card under a mapping, and which changes people are told about besides the card. They never decide what a card shows.
 *
 * @param urgencies names or ids of the tool's urgencies that start a card; empty: all
 * @param priorities names or ids of the tool's priorities that start a card; empty: all, also subjects without a priority
 * @param startOn changes with which a card may start; empty: any
 * @param notifyOn changes that post a reply under the card
 */
public record CardRules(Set<String> urgencies, Set<String> priorities, Set<Change> startOn, Set<Change> notifyOn) {

  /** What people are told about unless a mapping says otherwise. */
  public static final Set<Change> USUAL_NOTICES =
      Set.of(
          Change.UNACKNOWLEDGED,
          Change.ESCALATED,
          Change.REASSIGNED,
          Change.DELEGATED,
          Change.PRIORITY_RAISED,
          Change.STATUS_UPDATE_PUBLISHED,
          Change.REOPENED,
          Change.RESOLVED);

  /** Everything starts a card, the usual changes notify. */
  public static final CardRules USUAL = new CardRules(Set.of(), Set.of(), Set.of(), USUAL_NOTICES);

  public CardRules {
    urgencies = urgencies == null ? Set.of() : Set.copyOf(urgencies);
    priorities = priorities == null ? Set.of() : Set.copyOf(priorities);
    startOn = startOn == null ? Set.of() : Set.copyOf(startOn);
    notifyOn = notifyOn == null ? USUAL_NOTICES : Set.copyOf(notifyOn);
  }
}
