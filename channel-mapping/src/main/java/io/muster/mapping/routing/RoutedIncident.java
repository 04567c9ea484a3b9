package io.muster.mapping.routing;

import io.muster.contracts.incident.Incident;
import io.muster.contracts.wire.Envelope;
import java.util.List;
import java.util.Optional;

/**
 * A subject with the decisions about it.
 *
 * @param cause the event that brought it up; empty when a mapping was made or ended
 */
record RoutedIncident(Incident incident, Optional<Envelope<?>> cause, List<RoutingDecision> decisions) {
  RoutedIncident {
    decisions = List.copyOf(decisions);
  }
}
