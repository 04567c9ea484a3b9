package io.muster.bot.desired;

import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.BatchMessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Takes what others ask of bot-gateway. */
@ApplicationScoped
class BotCommandConsumer implements BatchMessageConsumer {
  private final DesiredCards cards;

  BotCommandConsumer(DesiredCards cards) {
    this.cards = cards;
  }

  @Override
  public String name() {
    return "bot-cards";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.BOT_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return BotCommand.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, List<Envelope<?>> envelopes) {
    cards.take(tx, envelopes.stream().map(envelope -> (BotCommand) envelope.payload()).toList(), CardTraces.of(envelopes));
  }
}
