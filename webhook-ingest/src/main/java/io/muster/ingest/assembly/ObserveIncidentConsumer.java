package io.muster.ingest.assembly;

import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.BatchMessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Takes what was read or answered elsewhere. */
@ApplicationScoped
class ObserveIncidentConsumer implements BatchMessageConsumer {
  private final Assembly assembly;

  ObserveIncidentConsumer(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public String name() {
    return "ingest-observations";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.INGEST_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return IngestCommand.ObserveIncident.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, List<Envelope<?>> envelopes) {
    assembly.observe(
        tx,
        envelopes.stream()
            .filter(envelope -> envelope.payload() instanceof IngestCommand.ObserveIncident)
            .map(envelope -> ToldObservation.by(envelope, ((IngestCommand.ObserveIncident) envelope.payload()).observation()))
            .toList());
  }
}
