package io.muster.contracts.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What changed with a revision, by whom and when.
 *
 * @param changes all that changed, at least one
 * @param late whether it happened before what was already known: true things, told late, about which nobody is to be notified
 * @param causedBy the observation's id
 */
public record Occurrence(Set<Change> changes, Optional<Actor> by, Instant at, boolean late, String causedBy) {
  public Occurrence {
    changes = changes == null || changes.isEmpty() ? Set.of(Change.OTHER) : Set.copyOf(changes);
    by = by == null ? Optional.empty() : by;
  }
}
