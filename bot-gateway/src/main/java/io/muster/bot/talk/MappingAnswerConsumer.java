package io.muster.bot.talk;

import io.muster.bot.card.CardText;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.mapping.MappingEvent.ConnectingRefused;
import io.muster.contracts.mapping.MappingEvent.ServiceConnected;
import io.muster.contracts.mapping.MappingEvent.ServiceDisconnected;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Answers people who asked to connect or disconnect a service. */
@ApplicationScoped
class MappingAnswerConsumer implements MessageConsumer {
  private final RequestRepository requests;
  private final Outgoings outgoings;
  private final ToolTitles titles;

  MappingAnswerConsumer(RequestRepository requests, Outgoings outgoings, ToolTitles titles) {
    this.requests = requests;
    this.outgoings = outgoings;
    this.titles = titles;
  }

  @Override
  public String name() {
    return "bot-mapping-answers";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.MAPPING_EVENTS);
  }

  @Override
  public boolean wants(Message payload) {
    return payload instanceof ServiceConnected || payload instanceof ServiceDisconnected || payload instanceof ConnectingRefused;
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    switch (envelope.payload()) {
      case ServiceConnected connected -> say(tx, connected.requestId(), MessageTexts.connected(CardText.of(connected.service().name(), 80), connected.already()));
      case ServiceDisconnected disconnected -> say(tx, disconnected.requestId(), MessageTexts.disconnected(CardText.of(disconnected.service().name(), 80)));
      case ConnectingRefused refused -> say(tx, refused.requestId(),
          MessageTexts.refused(refused, refused.account().map(account -> CardText.of(titles.titleOf(account), 40)).orElse("your incident tool")));
      default -> throw new IllegalStateException("not wanted: " + envelope.type());
    }
  }

  private void say(Tx tx, String requestId, String text) {
    requests.find(tx, requestId).ifPresent(request ->
        outgoings.say(tx, Outgoing.answer(request.conversation(), request.thread(), new Saying.Line(text), "answer/" + requestId)));
  }
}
