package io.muster.bot.sender;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.BotFailpoints;
import io.muster.bot.card.IncidentCard;
import io.muster.bot.card.CardContent;
import io.muster.bot.desired.CardLife;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.talk.Outgoing;
import io.muster.bot.talk.Outgoings;
import io.muster.bot.talk.Saying;
import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Creates and updates cards in Teams. Creating happens once: what Teams says of it is written before anything else is tried. */
@ApplicationScoped
class CardCalls {
  static final Duration AMBIGUOUS_PAUSE = Duration.ofSeconds(5);

  private final ConnectorClient connector;
  private final CardRepository cards;
  private final Outgoings outgoings;
  private final Envelopes envelopes;
  private final Outbox outbox;
  private final Clock clock;

  CardCalls(ConnectorClient connector, CardRepository cards, Outgoings outgoings, Envelopes envelopes, Outbox outbox, Clock clock) {
    this.connector = connector;
    this.cards = cards;
    this.outgoings = outgoings;
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Creates the card; what to write about it. */
  AfterSending create(SendLease turn, Task.Create task) {
    DesiredCard card = task.card();
    ObjectNode message = MessageMaker.inTime(turn, () -> content(turn), CardCalls::message);
    BotFailpoints.BEFORE_POST.hit();
    String activityId = connector.post(turn.conversation(), Optional.empty(), message);
    BotFailpoints.AFTER_POST.hit();
    return tx -> {
      if (!cards.posted(tx, card, activityId)) {
        if (stands(tx, card, activityId)) {
          // Written before, though PostgreSQL's answer was lost.
          return;
        }
        // Another replica created it while this one was held up: the extra card is taken away.
        outgoings.say(tx, Outgoing.answer(card.conversation(), Optional.empty(), new Saying.Withdraw(activityId), "withdraw/" + card.id() + "/" + activityId));
        return;
      }
      tell(tx, card, new BotEvent.CardPosted(card.conversation(), card.incident().id(), card.incident().revision(), activityId, clock.instant()));
    };
  }

  /** Brings the card up to date. */
  AfterSending update(SendLease turn, Task.Update task) {
    DesiredCard card = task.card();
    ObjectNode message = MessageMaker.inTime(turn, () -> content(turn), shown -> CardMessage.replacing(message(shown), Optional.of(task.activityId())));
    BotFailpoints.BEFORE_PUT.hit();
    connector.put(turn.conversation(), task.activityId(), message);
    BotFailpoints.AFTER_PUT.hit();
    return tx -> {
      cards.shown(tx, card);
      tell(tx, card, new BotEvent.CardUpdated(card.conversation(), card.incident().id(), card.incident().revision(), task.activityId(), clock.instant()));
    };
  }

  /** What a failed creation means for the card. */
  void notCreated(Tx tx, DesiredCard card, ConnectorFailure failure) {
    settle(tx, card, afterFailedCreation((CardLife.Posting) card.life(), failure));
    if (failure instanceof ConnectorFailure.Ambiguous) {
      cards.pause(tx, card.id(), AMBIGUOUS_PAUSE);
    }
  }

  /** What a failed update means for the card. */
  void notUpdated(Tx tx, DesiredCard card, ConnectorFailure failure) {
    afterFailedUpdate((CardLife.Posted) card.life(), failure).ifPresent(life -> settle(tx, card, life));
  }

  /** How far a card is after a failed creation. */
  static CardLife afterFailedCreation(CardLife.Posting posting, ConnectorFailure failure) {
    return switch (failure) {
      case ConnectorFailure.Throttled f -> posting.notBegun();
      case ConnectorFailure.Busy f -> posting.notBegun();
      case ConnectorFailure.Unavailable f -> posting.notBegun();
      case ConnectorFailure.NotAuthorised f -> posting.notBegun();
      case ConnectorFailure.OtherHost f -> posting.notBegun();
      case ConnectorFailure.ConversationClosed f -> posting.notBegun();
      case ConnectorFailure.ForeignAddress f -> posting.notBegun();
      case ConnectorFailure.Ambiguous f -> posting.toAmbiguous();
      case ConnectorFailure.MessageGone f -> posting.toAbandoned("conversation-gone");
      case ConnectorFailure.Refused f -> posting.toAbandoned(f.reason());
    };
  }

  /** How far a card is after a failed update. It can be repeated, so that most failures mean nothing: empty. */
  static Optional<CardLife> afterFailedUpdate(CardLife.Posted posted, ConnectorFailure failure) {
    return switch (failure) {
      case ConnectorFailure.MessageGone f -> Optional.of(posted.toGone());
      case ConnectorFailure.Refused f -> Optional.of(posted.toAbandoned(f.reason()));
      case ConnectorFailure.Throttled f -> Optional.empty();
      case ConnectorFailure.Busy f -> Optional.empty();
      case ConnectorFailure.Unavailable f -> Optional.empty();
      case ConnectorFailure.NotAuthorised f -> Optional.empty();
      case ConnectorFailure.OtherHost f -> Optional.empty();
      case ConnectorFailure.ConversationClosed f -> Optional.empty();
      case ConnectorFailure.ForeignAddress f -> Optional.empty();
      case ConnectorFailure.Ambiguous f -> Optional.empty();
    };
  }

  private static CardContent content(SendLease turn) {
    return turn.content().orElseThrow().get();
  }

  private static ObjectNode message(CardContent shown) {
    return CardMessage.of(IncidentCard.of(shown), IncidentCard.headline(shown));
  }

  private boolean stands(Tx tx, DesiredCard card, String activityId) {
    return cards.find(tx, card.conversation(), card.id()).filter(now -> now.life().equals(new CardLife.Posted(activityId))).isPresent();
  }

  private void settle(Tx tx, DesiredCard card, CardLife life) {
    cards.life(tx, card, life);
    if (life instanceof CardLife.Abandoned abandoned) {
      tell(tx, card, new BotEvent.CardAbandoned(card.conversation(), card.incident().id(), card.incident().revision(), abandoned.reason(), clock.instant()));
    }
  }

  private void tell(Tx tx, DesiredCard card, BotEvent event) {
    outbox.append(tx, envelopes.write(card.conversation().key(), Principal.system("bot-gateway"), Optional.of(card.conversation().tenant().value()),
        Optional.of(card.incident().id().account().key()), event));
  }
}
