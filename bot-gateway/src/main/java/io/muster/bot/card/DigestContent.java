package io.muster.bot.card;

import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides how the card of a storm looks.
 *
 * @param since when the first incident of the burst came
 * @param endedAt when everything still open had a card of its own; empty while the storm lasts
 * @param services by how many incidents they have, most first
 * @param phases how many incidents are in which state
 * @param newest of those that the storm told of last, newest first; at most five
 */
public record DigestContent(Instant since, Optional<Instant> endedAt, List<OfService> services, Map<Phase, Integer> phases, List<Incident> newest, Instant now, ButtonTokens presses) {

  /** How many incidents of a service there are, and when the first of them came. */
  public record OfService(String name, int incidents, Instant first) {}

  public DigestContent {
    services = List.copyOf(services);
    phases = Map.copyOf(phases);
    newest = List.copyOf(newest);
  }

  /** How many incidents there are. */
  public int incidents() {
    return phases.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many are in this state. */
  public int in(Phase phase) {
    return phases.getOrDefault(phase, 0);
  }

  /** How many are open. */
  public int open() {
    return in(Phase.TRIGGERED) + in(Phase.ACKNOWLEDGED);
  }
}
