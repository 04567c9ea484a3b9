package io.muster.mapping.routing;

import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Envelope;
import io.muster.kit.database.Tx;
import io.muster.mapping.MappingFailpoints;
import io.muster.mapping.connection.EnabledConnections;
import io.muster.mapping.routing.RoutingCause.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Routes incidents that changed: reads the scene, lets {@link Routing} decide event by event, writes and says what was decided. */
@ApplicationScoped
class IncidentRouting {
  private final RoutingFactsLoader scenes;
  private final EnabledConnections connections;
  private final RoutingMetrics metrics;

  IncidentRouting(RoutingFactsLoader scenes, EnabledConnections connections, RoutingMetrics metrics) {
    this.scenes = scenes;
    this.connections = connections;
    this.metrics = metrics;
  }

  /** Routes these events in their order. An event that is no newer than what is known changes nothing. */
  void route(Tx tx, List<Envelope<?>> events) {
    MappingFailpoints.BEFORE_DECIDE.hit();
    List<IncidentEvent> told = events.stream().map(envelope -> (IncidentEvent) envelope.payload()).toList();
    connections.shareWhileRouting(tx, told.stream().map(event -> event.incident().id().account()).collect(Collectors.toSet()));
    RoutingFacts scene = scenes.read(tx, told.stream().map(IncidentEvent::incident).toList(), compared(told));
    for (Envelope<?> envelope : events) {
      var event = (IncidentEvent) envelope.payload();
      Optional<KnownIncident> before = scene.before(event.incident().id());
      if (before.isEmpty() || before.get().isOlderThan(event.incident())) {
        scene.decide(event.incident(), new Changed(event.occurrence(), before), Optional.of(envelope));
      } else {
        metrics.stale();
      }
    }
    scenes.write(tx, scene);
    metrics.decided(scene.routed());
  }

  /** Those of which a decision looks at more than the revision that was known before. */
  private static Set<SubjectId> compared(List<IncidentEvent> told) {
    return told.stream().filter(event -> Notices.compare(event.occurrence())).map(event -> event.incident().id()).collect(Collectors.toSet());
  }
}
