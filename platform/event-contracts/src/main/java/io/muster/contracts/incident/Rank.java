package io.muster.contracts.incident;

import java.util.Optional;

/**
 * A priority, severity or urgency of the tool.
 *
 * @param rank 1 is the most pressing; 0 where the tool does not order them
 * @param colour {@code #rrggbb}, if the tool has one
 */
public record Rank(Optional<String> nativeId, String name, int rank, Optional<String> colour) {
  public Rank {
    nativeId = nativeId == null ? Optional.empty() : nativeId;
    colour = colour == null ? Optional.empty() : colour;
  }

  /** One that is only known by its name. */
  public static Rank named(String name) {
    return new Rank(Optional.empty(), name, 0, Optional.empty());
  }
}
