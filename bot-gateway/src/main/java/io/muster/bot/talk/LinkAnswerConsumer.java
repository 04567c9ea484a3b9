package io.muster.bot.talk;

import io.muster.bot.card.CardText;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.identity.IdentityEvent.LinkOffered;
import io.muster.contracts.identity.IdentityEvent.LinkRefused;
import io.muster.contracts.identity.IdentityEvent.PersonLinked;
import io.muster.contracts.identity.IdentityEvent.PersonUnlinked;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Tells people about their links: the private link itself, why there is none, and that they are linked or no longer so. */
@ApplicationScoped
class LinkAnswerConsumer implements MessageConsumer {
  private final RequestRepository requests;
  private final Outgoings outgoings;
  private final ConversationRepository conversations;
  private final LinkCards linkCards;
  private final ToolTitles titles;

  LinkAnswerConsumer(RequestRepository requests, Outgoings outgoings, ConversationRepository conversations, LinkCards linkCards, ToolTitles titles) {
    this.requests = requests;
    this.outgoings = outgoings;
    this.conversations = conversations;
    this.linkCards = linkCards;
    this.titles = titles;
  }

  @Override
  public String name() {
    return "bot-links";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_EVENTS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return LinkOffered.class.isAssignableFrom(type) || LinkRefused.class.isAssignableFrom(type) || PersonLinked.class.isAssignableFrom(type) || PersonUnlinked.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    switch (envelope.payload()) {
      case LinkOffered offered -> requests.find(tx, offered.requestId()).ifPresent(request -> offered(tx, offered, request));
      case LinkRefused refused -> requests.find(tx, refused.requestId()).ifPresent(request -> answer(tx, request, words(refused)));
      case PersonLinked linked -> linked(tx, linked, envelope.id());
      case PersonUnlinked unlinked -> unlinked(tx, unlinked, envelope.id());
      default -> throw new IllegalStateException("not wanted: " + envelope.type());
    }
  }

  private void offered(Tx tx, LinkOffered offered, RequestRepository.Request request) {
    boolean there = outgoings.sayTo(tx, request.person(), request.conversation(),
        new Saying.PrivateLink(offered.account(), offered.url(), "link-offered/" + offered.requestId(), false, offered.until(),
            Optional.of(new Saying.AskedIn(request.conversation(), request.thread()))), "link/" + offered.requestId());
    boolean asked = conversations.personal(tx, request.person()).map(Conversation::id).filter(request.conversation()::equals).isPresent();
    if (there && !asked) {
      answer(tx, request, MessageTexts.linkSentPrivately());
    }
  }

  private String words(LinkRefused refused) {
    return switch (refused.reason()) {
      case NO_ACCOUNT -> MessageTexts.noAccount();
      case SEVERAL_ACCOUNTS -> MessageTexts.whichAccount(refused.accounts().stream().map(titles::accountTitle).toList());
      case UNKNOWN_ACCOUNT -> MessageTexts.unknownAccount();
    };
  }

  private void linked(Tx tx, PersonLinked linked, String id) {
    toPerson(tx, linked.person(), MessageTexts.linked(CardText.of(linked.personName(), 60), CardText.of(linked.user().name(), 60),
        CardText.of(titles.titleOf(linked.account()), 40)), "linked/" + id);
    conversations.personal(tx, linked.person()).ifPresent(chat -> linkCards.linked(tx, chat.id(), linked.account(), linked.user().name()));
  }

  private void unlinked(Tx tx, PersonUnlinked unlinked, String id) {
    conversations.personal(tx, unlinked.person()).ifPresent(chat -> linkCards.unlinked(tx, chat.id(), unlinked.accounts()));
    String text = MessageTexts.unlinked(unlinked.accounts().stream().findFirst().map(account -> CardText.of(titles.titleOf(account), 40)));
    Optional<RequestRepository.Request> request = unlinked.requestId().flatMap(requestId -> requests.find(tx, requestId));
    if (request.isPresent()) {
      answer(tx, request.get(), text);
    } else {
      toPerson(tx, unlinked.person(), text, "unlinked/" + id);
    }
  }

  private void toPerson(Tx tx, PersonId person, String text, String once) {
    conversations.personal(tx, person).ifPresent(chat -> outgoings.say(tx, Outgoing.answer(chat.id(), Optional.empty(), new Saying.Line(text), once)));
  }

  private void answer(Tx tx, RequestRepository.Request request, String text) {
    outgoings.say(tx, Outgoing.answer(request.conversation(), request.thread(), new Saying.Line(text), "answer/" + request.id()));
  }
}
