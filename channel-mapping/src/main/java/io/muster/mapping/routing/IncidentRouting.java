package io.muster.mapping.routing;

import io.muster.contracts.incident.Incident;
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
    List<Incident> incidents = events.stream().map(envelope -> ((IncidentEvent) envelope.payload()).incident()).toList();
    connections.shareWhileRouting(tx, incidents.stream().map(Incident::id).map(SubjectId::account).collect(Collectors.toSet()));
    RoutingFacts scene = scenes.read(tx, incidents);
    for (Envelope<?> envelope : events) {
      var event = (IncidentEvent) envelope.payload();
      Optional<Incident> before = scene.before(event.incident().id());
      if (before.filter(known -> known.revision() >= event.incident().revision()).isPresent()) {
        metrics.stale();
      } else {
        scene.decide(event.incident(), new Changed(event.occurrence(), before), Optional.of(envelope));
      }
    }
    scenes.write(tx, scene);
    metrics.decided(scene.routed());
  }
}
