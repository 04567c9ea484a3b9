package io.muster.mapping.mapping;

import io.muster.contracts.incident.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What starts a card under a mapping, and which changes people are told about besides the card. They never decide what a card shows.
 *
 * @param urgencies names or ids of the tool's urgencies that start a card; empty: all
 * @param priorities names or ids of the tool's priorities that start a card; empty: all, also subjects without a priority
 * @param startOn changes with which a card may start; empty: any
 * @param notifyOn changes that post a reply under the card
 * @param quietHours when none of them does; empty: never
 */
public record CardRules(Set<String> urgencies, Set<String> priorities, Set<Change> startOn, Set<Change> notifyOn, Optional<QuietHours> quietHours) {

  /** What people are told about unless a mapping says otherwise. */
  public static final Set<Change> USUAL_NOTICES =
      sorted(
          Set.of(
          Change.UNACKNOWLEDGED,
          Change.ESCALATED,
          Change.REASSIGNED,
          Change.DELEGATED,
          Change.PRIORITY_RAISED,
          Change.STATUS_UPDATE_PUBLISHED,
          Change.REOPENED,
          Change.RESOLVED));

  /** Everything starts a card, the usual changes notify. */
  public static final CardRules USUAL = new CardRules(Set.of(), Set.of(), Set.of(), USUAL_NOTICES, Optional.empty());

  public CardRules {
    urgencies = sorted(urgencies);
    priorities = sorted(priorities);
    startOn = sorted(startOn);
    notifyOn = notifyOn == null ? USUAL_NOTICES : sorted(notifyOn);
    quietHours = quietHours == null ? Optional.empty() : quietHours;
  }

  /** The changes that people are told about besides the card where they happen at this moment. */
  public Set<Change> notifyOn(Instant moment) {
    return quietHours.filter(quiet -> quiet.cover(moment)).isPresent() ? Set.of() : notifyOn;
  }

  /** In one order, so that the same rules are the same text. */
  private static <T extends Comparable<T>> Set<T> sorted(Collection<T> words) {
    return words == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(words));
  }
}
