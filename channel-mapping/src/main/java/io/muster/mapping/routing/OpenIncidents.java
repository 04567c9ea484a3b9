package io.muster.mapping.routing;

import io.muster.contracts.incident.Incident;
import io.muster.kit.database.Tx;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.routing.RoutingCause.MappingMade;
import io.muster.mapping.routing.RoutingDecision.Starts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** How many incidents a mapping finds open already: those for which it would start a card now. Private ones are not among them. */
@ApplicationScoped
public class OpenIncidents {
  private static final int MOST_LOOKED_AT = 1_000;

  private final RoutingFactsLoader scenes;
  private final KnownIncidentRepository known;

  OpenIncidents(RoutingFactsLoader scenes, KnownIncidentRepository known) {
    this.scenes = scenes;
    this.known = known;
  }

  /** Those that have no card in the mapping's conversation and may have one; no more than 1000 open ones are looked at. Nothing is written. */
  public int withoutCard(Tx tx, ChannelMapping mapping) {
    List<Incident> open = known.openOf(tx, mapping.account(), mapping.source(), "", MOST_LOOKED_AT);
    if (open.isEmpty()) {
      return 0;
    }
    RoutingFacts scene = scenes.read(tx, open);
    open.forEach(incident -> scene.decide(incident, new MappingMade(mapping.id()), Optional.empty()));
    return (int) scene.routed().stream().filter(routed -> routed.decisions().stream().anyMatch(Starts.class::isInstance)).count();
  }
}
