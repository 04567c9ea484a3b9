package io.muster.mapping.connectcommand;

import io.muster.contracts.mapping.MappingCommand;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Takes the commands to connect and disconnect services. */
@ApplicationScoped
class ConnectCommandConsumer implements MessageConsumer {
  private final ConnectCommands connecting;

  ConnectCommandConsumer(ConnectCommands connecting) {
    this.connecting = connecting;
  }

  @Override
  public String name() {
    return "mapping-connecting";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.MAPPING_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return MappingCommand.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    switch ((MappingCommand) envelope.payload()) {
      case MappingCommand.ConnectService wish -> connecting.connect(tx, envelope, wish);
      case MappingCommand.DisconnectService wish -> connecting.disconnect(tx, envelope, wish);
    }
  }
}
