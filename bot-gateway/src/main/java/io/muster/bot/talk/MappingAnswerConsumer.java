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
  public boolean wants(Class<? extends Message> type) {
    return ServiceConnected.class.isAssignableFrom(type) || ServiceDisconnected.class.isAssignableFrom(type) || ConnectingRefused.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    switch (envelope.payload()) {
      case ServiceConnected connected -> requests.find(tx, connected.requestId()).ifPresent(request -> say(tx, request, connected(request, connected)));
      case ServiceDisconnected disconnected -> requests.find(tx, disconnected.requestId())
          .ifPresent(request -> say(tx, request, new Saying.Line(MessageTexts.disconnected(CardText.of(disconnected.service().name(), 80)))));
      case ConnectingRefused refused -> requests.find(tx, refused.requestId()).ifPresent(request -> say(tx, request, new Saying.Line(
          MessageTexts.refused(refused, request.what(), refused.account().map(account -> CardText.of(titles.titleOf(account), 40)).orElse("your incident tool")))));
      default -> throw new IllegalStateException("not wanted: " + envelope.type());
    }
  }

  /** What is open already is counted; where it was not asked for, a button shows it. A button's own message has the answer from then on. */
  private static Saying connected(RequestRepository.Request request, ServiceConnected connected) {
    String service = CardText.of(connected.service().name(), 80);
    if (request.activity().isPresent()) {
      return new Saying.Instead(request.activity().get(), MessageTexts.shown(service, connected));
    }
    String text = MessageTexts.connected(service, connected);
    return connected.open() > 0 && !connected.openShown() && request.address().isPresent() ? new Saying.OpenOffer(text, request.address().get()) : new Saying.Line(text);
  }

  private void say(Tx tx, RequestRepository.Request request, Saying saying) {
    outgoings.say(tx, Outgoing.answer(request.conversation(), request.thread(), saying, "answer/" + request.id()));
  }
}
