package io.muster.mapping.routing;

import io.muster.contracts.incident.Incident;
import io.muster.kit.database.Tx;
import io.muster.mapping.connection.EnabledConnections;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.mapping.MappingRepository;
import io.muster.mapping.mapping.ReapplyMapping;
import io.muster.mapping.routing.RoutingCause.MappingMade;
import io.muster.mapping.routing.RoutingCause.MappingsEnded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Brings what is shown into line after a mapping was made or ended, page by page. While a page is settled nobody routes for this tenant and account,
 * so that no incident slips through between the old mappings and the new. Incidents that are over are left alone until they change again.
 */
@ApplicationScoped
class MappingReapplication {
  static final int PAGE = 100;

  private final RoutingFactsLoader scenes;
  private final KnownIncidentRepository known;
  private final MappingRepository mappings;
  private final EnabledConnections connections;

  MappingReapplication(RoutingFactsLoader scenes, KnownIncidentRepository known, MappingRepository mappings, EnabledConnections connections) {
    this.scenes = scenes;
    this.known = known;
    this.mappings = mappings;
    this.connections = connections;
  }

  /**
   * Settles the page after this key; the same page again changes nothing more.
   *
   * @return the key of the last incident looked at; empty when there are no more
   */
  Optional<String> page(Tx tx, ReapplyMapping settling, String afterKey) {
    connections.holdWhileSettling(tx, settling.tenant(), settling.account());
    List<Incident> incidents = page(tx, settling, afterKey, PAGE);
    if (incidents.isEmpty()) {
      return Optional.empty();
    }
    RoutingCause cause = settling.showOpenOf().<RoutingCause>map(MappingMade::new).orElseGet(MappingsEnded::new);
    RoutingFacts scene = scenes.read(tx, incidents);
    incidents.forEach(incident -> scene.decide(incident, cause, Optional.empty()));
    scenes.write(tx, scene);
    return Optional.of(incidents.getLast().id().key()).filter(last -> incidents.size() == PAGE);
  }

  private List<Incident> page(Tx tx, ReapplyMapping settling, String afterKey, int atMost) {
    if (settling.showOpenOf().isEmpty()) {
      return known.openShownIn(tx, settling.tenant(), settling.account(), afterKey, atMost);
    }
    return mappings
        .find(tx, settling.tenant(), settling.showOpenOf().get())
        .filter(ChannelMapping::live)
        .map(mapping -> known.openOf(tx, mapping.account(), mapping.source(), afterKey, atMost))
        .orElse(List.of());
  }
}
