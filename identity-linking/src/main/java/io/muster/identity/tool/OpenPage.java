package io.muster.identity.tool;

import io.muster.contracts.incident.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some of what is open in an account.
 *
 * @param next what asks for the page after this one; empty at the end
 * @param complete false where the tool's list ends before all was told
 */
public record OpenPage(List<Open> open, Optional<String> next, boolean complete) {
  public OpenPage {
    open = List.copyOf(open);
  }

  /**
   * One that is open.
   *
   * @param changedAt when it last changed, by the tool's clock
   * @param told what the list tells of it
   */
  public record Open(Instant changedAt, Observation told) {}
}
