package io.muster.identity.connection;

import io.muster.contracts.mapping.MappingState.Connection;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Learns which tenants use which accounts. */
@ApplicationScoped
class ConnectionConsumer implements MessageConsumer {
  @Inject ConnectionRepository connections;

  @Override
  public String name() {
    return "identity-connections";
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
    connections.keep(tx, (Connection) envelope.payload());
  }
}
