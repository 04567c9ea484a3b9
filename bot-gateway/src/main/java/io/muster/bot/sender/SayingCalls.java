package io.muster.bot.sender;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.LinkCard;
import io.muster.bot.card.OpenOfferCard;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.conversation.DueConversations;
import io.muster.bot.talk.LinkCards;
import io.muster.bot.talk.PrivateSayings;
import io.muster.bot.talk.Saying;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import io.muster.kit.secret.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Says what is to be said, and opens personal chats for it. */
@ApplicationScoped
class SayingCalls {
  private final ConnectorClient connector;
  private final ConversationRepository conversations;
  private final PrivateSayings sayings;
  private final SealingKeys sealing;
  private final ToolTitles titles;
  private final LinkCards linkCards;
  private final DueConversations due;
  private final Clock clock;

  SayingCalls(ConnectorClient connector, ConversationRepository conversations, PrivateSayings sayings, SealingKeys sealing, ToolTitles titles,
      LinkCards linkCards, DueConversations due, Clock clock) {
    this.connector = connector;
    this.conversations = conversations;
    this.sayings = sayings;
    this.sealing = sealing;
    this.titles = titles;
    this.linkCards = linkCards;
    this.due = due;
    this.clock = clock;
  }

  /** Says it; an answer that was begun before and may have been heard is not repeated more than once. */
  AfterSending say(SendLease turn, Task.Say task) {
    Conversation to = turn.conversation();
    String activityId = switch (task.saying()) {
      case Saying.Line line -> post(to, threadIn(to, task), CardMessage.line(line.text()));
      case Saying.OpenOffer offer -> post(to, threadIn(to, task), CardMessage.with(CardMessage.line(offer.text()), OpenOfferCard.of(offer.address())));
      case Saying.PrivateLink link -> connector.post(personal(to), Optional.empty(), card(link));
      case Saying.LinkOver over -> put(to, over.activityId(), over(over));
      case Saying.Instead instead -> put(to, instead.activityId(), CardMessage.line(instead.text()));
      case Saying.Withdraw withdraw -> {
        connector.delete(to, withdraw.activityId());
        yield withdraw.activityId();
      }
    };
    return tx -> {
      tx.send("update outgoing set state = 'SAID', activity_id = $2 where id = $1", task.id(), activityId);
      if (task.saying() instanceof Saying.PrivateLink link) {
        linkCards.stands(tx, task.id(), to.id(), link, activityId);
      }
    };
  }

  /** What a failure means for it. */
  void notSaid(Tx tx, Task.Say task, ConnectorFailure failure) {
    boolean again = switch (failure) {
      case ConnectorFailure.Ambiguous f -> task.attempts() < 1;
      case ConnectorFailure.Refused f -> false;
      case ConnectorFailure.MessageGone f -> false;
      case ConnectorFailure.Throttled f -> true;
      case ConnectorFailure.Busy f -> true;
      case ConnectorFailure.Unavailable f -> true;
      case ConnectorFailure.NotAuthorised f -> true;
      case ConnectorFailure.OtherHost f -> true;
      case ConnectorFailure.ConversationClosed f -> true;
      case ConnectorFailure.ForeignAddress f -> false;
    };
    tx.send("update outgoing set state = $2, reason = $3 where id = $1", task.id(), again ? "PLANNED" : "ABANDONED", failure.reason());
  }

  /** Opens the chat; what waited for it moves there. */
  AfterSending openChat(SendLease turn, Task.OpenChat task) {
    Conversation waiting = turn.conversation();
    String chat = connector.openChat(waiting, task.person());
    return tx -> {
      ConversationId id = new ConversationId(waiting.id().tenant(), chat);
      conversations.remember(tx, new Conversation(id, BotState.Kind.PERSONAL, waiting.serviceUrl(), waiting.registration(), waiting.botMri(),
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(task.person()), Optional.empty(), true));
      tx.send("update outgoing set conversation = $3 where tenant = $1 and conversation = $2", id.tenant().value(), waiting.id().value(), chat);
      due.wake(tx, java.util.List.of(id));
    };
  }

  /** There is no way to the person: whoever asked in public learns that neutrally, the rest is dropped. */
  void noChat(Tx tx, SendLease turn) {
    sayings.unreachable(tx, turn.conversation().id());
  }

  /** A thread whose head was deleted is a conversation that Teams does not find; the conversation around it is still there. */
  private String post(Conversation to, Optional<String> thread, ObjectNode message) {
    try {
      return connector.post(to, thread, message);
    } catch (ConnectorFailure.ConversationClosed closed) {
      if (thread.isPresent() && closed.reason().equals("conversation-gone")) {
        throw new ConnectorFailure.MessageGone();
      }
      throw closed;
    }
  }

  private String put(Conversation to, String activityId, ObjectNode message) {
    connector.put(to, activityId, CardMessage.replacing(message, Optional.of(activityId)));
    return activityId;
  }

  private static Optional<String> threadIn(Conversation to, Task.Say task) {
    return to.kind() == BotState.Kind.CHANNEL ? task.thread() : Optional.empty();
  }

  private static Conversation personal(Conversation to) {
    if (to.kind() != BotState.Kind.PERSONAL) {
      throw new ConnectorFailure.Refused("not-private", "a private link is said in personal chats only");
    }
    return to;
  }

  private ObjectNode over(Saying.LinkOver over) {
    String title = titles.titleOf(over.account());
    return switch (over.how()) {
      case LINKED -> CardMessage.of(LinkCard.linked(title, over.user().orElse("yourself")), "Linked with " + title);
      case EXPIRED -> CardMessage.of(LinkCard.expired(title), "This link has expired");
      case UNLINKED -> CardMessage.of(LinkCard.unlinked(title), "No longer linked with " + title);
    };
  }

  private ObjectNode card(Saying.PrivateLink link) {
    String title = titles.titleOf(link.account());
    URI address = URI.create(sealing.open(link.url(), link.context()).reveal());
    return CardMessage.of(LinkCard.of(title, address, link.waiting(), link.until(), clock.instant()), "Link your " + title + " account");
  }
}
