package io.muster.mapping.routing;

import io.muster.contracts.incident.Incident;
import io.muster.kit.database.Tx;
import io.muster.mapping.mapping.MappingRepository;
import java.util.List;
import java.util.Optional;

/**
 * channel-mapping's own decision, as its consumer makes it for one event, up to where it is written. It stands in that package because nothing of it is open to
 * others, and in this module because nobody but a benchmark needs it so.
 */
public final class MeasuredRouting {
  private final RoutingFactsLoader facts;

  /** Reads with these mappings. */
  public MeasuredRouting(MappingRepository mappings) {
    // Who writes and who says what was decided is not needed for deciding.
    this.facts = new RoutingFactsLoader(new KnownIncidentRepository(), new RouteRepository(), null, mappings, null);
  }

  /** Reads what a decision about an incident that changed looks at, decides, and tells how many conversations have a say. */
  public int decide(Tx tx, Incident incident, io.muster.contracts.incident.Occurrence occurrence) {
    RoutingFacts scene = facts.read(tx, List.of(incident));
    scene.decide(incident, new RoutingCause.Changed(occurrence, scene.before(incident.id())), Optional.empty());
    return scene.changedRoutes().size();
  }
}
