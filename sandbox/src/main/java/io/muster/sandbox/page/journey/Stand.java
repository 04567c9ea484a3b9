package io.muster.sandbox.page.journey;

import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Phase;
import java.util.Optional;

/**
 * How an incident stands, as far as a sentence about it needs.
 *
 * @param by who brought it about, where the tool tells
 * @param revision of which it is known
 */
record Stand(Phase phase, Optional<String> by, long revision) {
  static Stand of(Incident incident) {
    return new Stand(incident.status().phase(), incident.status().by().map(Actor::name).map(String::intern), incident.revision());
  }

  /** The same, known since the first revision of which it was so. */
  Stand since(Optional<Stand> before) {
    return before.filter(known -> known.phase == phase && known.by.equals(by)).orElse(this);
  }

  /** {@code Acknowledged by Kim Moreau}. */
  String told() {
    return Words.capital(Words.plain(phase)) + by.map(name -> " by " + name).orElse("");
  }
}
