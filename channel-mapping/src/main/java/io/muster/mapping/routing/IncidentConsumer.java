package io.muster.mapping.routing;

import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.BatchMessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Takes the incidents that changed, as many at once as have arrived. */
@ApplicationScoped
class IncidentConsumer implements BatchMessageConsumer {
  private final IncidentRouting routing;

  IncidentConsumer(IncidentRouting routing) {
    this.routing = routing;
  }

  @Override
  public String name() {
    return "mapping-routing";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.INGEST_EVENTS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return IncidentEvent.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, List<Envelope<?>> envelopes) {
    routing.route(tx, envelopes);
  }
}
