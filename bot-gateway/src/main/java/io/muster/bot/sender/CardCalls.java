package io.muster.bot.sender;

import io.muster.bot.BotFailpoints;
import io.muster.bot.card.IncidentCard;
import io.muster.bot.card.CardContent;
import io.muster.bot.desired.CardLife;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.press.CardViews;
import io.muster.bot.talk.Outgoing;
import io.muster.bot.talk.Outgoings;
import io.muster.bot.talk.Saying;
import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Database;
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
  private static final Duration AMBIGUOUS_PAUSE = Duration.ofSeconds(5);

  private final ConnectorClient connector;
  private final CardRepository cards;
  private final CardViews views;
  private final Outgoings outgoings;
  private final Database database;
  private final Envelopes envelopes;
  private final Outbox outbox;
  private final Clock clock;

  CardCalls(ConnectorClient connector, CardRepository cards, CardViews views, Outgoings outgoings, Database database, Envelopes envelopes, Outbox outbox, Clock clock) {
    this.connector = connector;
    this.cards = cards;
    this.views = views;
    this.outgoings = outgoings;
    this.database = database;
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Creates the card; what to write about it. */
  AfterSending create(SendLease turn, Task.Create task) {
    DesiredCard card = task.card();
    CardContent shown = database.read(tx -> views.of(tx, card));
    BotFailpoints.BEFORE_POST.hit();
    String activityId = connector.post(turn.conversation(), Optional.empty(), CardMessage.of(IncidentCard.of(shown), IncidentCard.headline(shown)));
    BotFailpoints.AFTER_POST.hit();
    return tx -> {
      if (standsElsewhere(tx, card)) {
        outgoings.say(tx, Outgoing.answer(card.conversation(), Optional.empty(), new Saying.Withdraw(activityId), "withdraw/" + card.id() + "/" + activityId));
        return;
      }
      cards.life(tx, card, new CardLife.Posted(activityId));
      cards.shown(tx, card);
      tell(tx, card, new BotEvent.CardPosted(card.conversation(), card.incident().id(), card.incident().revision(), activityId, clock.instant()));
    };
  }

  /** Brings the card up to date. */
  AfterSending update(SendLease turn, Task.Update task) {
    DesiredCard card = task.card();
    CardContent shown = database.read(tx -> views.of(tx, card));
    BotFailpoints.BEFORE_PUT.hit();
    connector.put(turn.conversation(), task.activityId(),
        CardMessage.replacing(CardMessage.of(IncidentCard.of(shown), IncidentCard.headline(shown)), Optional.of(task.activityId())));
    BotFailpoints.AFTER_PUT.hit();
    return tx -> {
      cards.shown(tx, card);
      tell(tx, card, new BotEvent.CardUpdated(card.conversation(), card.incident().id(), card.incident().revision(), task.activityId(), clock.instant()));
    };
  }

  /** What a failed creation means for the card. */
  void notCreated(Tx tx, DesiredCard card, ConnectorFailure failure) {
    CardLife.Posting posting = (CardLife.Posting) card.life();
    switch (failure) {
      case ConnectorFailure.Throttled f -> cards.life(tx, card, posting.notBegun());
      case ConnectorFailure.Busy f -> cards.life(tx, card, posting.notBegun());
      case ConnectorFailure.Unavailable f -> cards.life(tx, card, posting.notBegun());
      case ConnectorFailure.NotAuthorised f -> cards.life(tx, card, posting.notBegun());
      case ConnectorFailure.OtherHost f -> cards.life(tx, card, posting.notBegun());
      case ConnectorFailure.ConversationClosed f -> cards.life(tx, card, posting.notBegun());
      case ConnectorFailure.ForeignAddress f -> cards.life(tx, card, posting.notBegun());
      case ConnectorFailure.Ambiguous f -> ambiguous(tx, card, posting);
      case ConnectorFailure.MessageGone f -> abandon(tx, card, posting.toAbandoned("conversation-gone"));
      case ConnectorFailure.Refused f -> abandon(tx, card, posting.toAbandoned(f.reason()));
    }
  }

  /** What a failed update means for the card. It can be repeated, so that most failures mean nothing. */
  void notUpdated(Tx tx, DesiredCard card, ConnectorFailure failure) {
    CardLife.Posted posted = (CardLife.Posted) card.life();
    switch (failure) {
      case ConnectorFailure.MessageGone f -> cards.life(tx, card, posted.toGone());
      case ConnectorFailure.Refused f -> abandon(tx, card, posted.toAbandoned(f.reason()));
      case ConnectorFailure.Throttled f -> {}
      case ConnectorFailure.Busy f -> {}
      case ConnectorFailure.Unavailable f -> {}
      case ConnectorFailure.NotAuthorised f -> {}
      case ConnectorFailure.OtherHost f -> {}
      case ConnectorFailure.ConversationClosed f -> {}
      case ConnectorFailure.ForeignAddress f -> {}
      case ConnectorFailure.Ambiguous f -> {}
    }
  }

  /** Another replica created it while this one was held up: the extra card is taken away. */
  private boolean standsElsewhere(Tx tx, DesiredCard card) {
    return cards.find(tx, card.conversation(), card.id()).filter(DesiredCard::posted).isPresent();
  }

  private void ambiguous(Tx tx, DesiredCard card, CardLife.Posting posting) {
    CardLife life = posting.toAmbiguous();
    if (life instanceof CardLife.Abandoned abandoned) {
      abandon(tx, card, abandoned);
    } else {
      cards.life(tx, card, life);
      cards.pause(tx, card.id(), AMBIGUOUS_PAUSE);
    }
  }

  private void abandon(Tx tx, DesiredCard card, CardLife.Abandoned life) {
    cards.life(tx, card, life);
    tell(tx, card, new BotEvent.CardAbandoned(card.conversation(), card.incident().id(), card.incident().revision(), life.reason(), clock.instant()));
  }

  private void tell(Tx tx, DesiredCard card, BotEvent event) {
    outbox.append(tx, envelopes.write(card.conversation().key(), Principal.system("bot-gateway"), Optional.of(card.conversation().tenant().value()),
        Optional.of(card.incident().id().account().key()), event));
  }
}
