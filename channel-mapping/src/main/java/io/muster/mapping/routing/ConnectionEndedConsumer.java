package io.muster.mapping.routing;

import io.muster.contracts.mapping.MappingState.Connection;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import io.muster.kit.work.WorkQueue;
import io.muster.mapping.mapping.ReapplyMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Hears of our own connections that ended: their cards are to be settled. */
@ApplicationScoped
class ConnectionEndedConsumer implements MessageConsumer {
  private final WorkQueue work;

  ConnectionEndedConsumer(WorkQueue work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "mapping-connection-ended";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.MAPPING_STATE);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return Connection.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    var connection = (Connection) envelope.payload();
    if (!connection.active()) {
      var settling = new ReapplyMapping(connection.tenant(), connection.account(), Optional.empty());
      work.enqueue(tx, ReapplyMapping.KIND, settling.key(), settling);
    }
  }
}
