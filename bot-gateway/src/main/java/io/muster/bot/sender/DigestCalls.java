package io.muster.bot.sender;

import io.muster.bot.BotFailpoints;
import io.muster.bot.card.DigestCard;
import io.muster.bot.card.DigestContent;
import io.muster.bot.desired.CardLife;
import io.muster.bot.press.DigestViews;
import io.muster.bot.storm.StormDigest;
import io.muster.bot.storm.StormRepository;
import io.muster.bot.talk.Outgoing;
import io.muster.bot.talk.Outgoings;
import io.muster.bot.talk.Saying;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Creates and updates the cards of storms, by the same rules as any card. */
@ApplicationScoped
class DigestCalls {
  private final ConnectorClient connector;
  private final StormRepository storms;
  private final DigestViews views;
  private final Outgoings outgoings;
  private final Database database;

  DigestCalls(ConnectorClient connector, StormRepository storms, DigestViews views, Outgoings outgoings, Database database) {
    this.connector = connector;
    this.storms = storms;
    this.views = views;
    this.outgoings = outgoings;
    this.database = database;
  }

  /** Creates the card; what to write about it. */
  AfterSending create(SendLease turn, StormDigest digest) {
    DigestContent shown = database.read(tx -> views.of(tx, digest));
    BotFailpoints.BEFORE_POST.hit();
    String activityId = connector.post(turn.conversation(), Optional.empty(), CardMessage.of(DigestCard.of(shown), DigestCard.headline(shown)));
    BotFailpoints.AFTER_POST.hit();
    return tx -> {
      if (storms.find(tx, digest.conversation(), digest.id()).filter(StormDigest::posted).isPresent()) {
        outgoings.say(tx, Outgoing.answer(digest.conversation(), Optional.empty(), new Saying.Withdraw(activityId), "withdraw/" + digest.id() + "/" + activityId));
        return;
      }
      storms.life(tx, digest.id(), new CardLife.Posted(activityId));
      storms.shown(tx, digest);
    };
  }

  /** Brings the card up to date. */
  AfterSending update(SendLease turn, StormDigest digest, String activityId) {
    DigestContent shown = database.read(tx -> views.of(tx, digest));
    BotFailpoints.BEFORE_PUT.hit();
    connector.put(turn.conversation(), activityId, CardMessage.replacing(CardMessage.of(DigestCard.of(shown), DigestCard.headline(shown)), Optional.of(activityId)));
    BotFailpoints.AFTER_PUT.hit();
    return tx -> storms.shown(tx, digest);
  }

  /** What a failed creation means for the card. */
  void notCreated(Tx tx, StormDigest digest, ConnectorFailure failure) {
    CardLife.Posting posting = (CardLife.Posting) digest.life();
    CardLife life = CardCalls.afterFailedCreation(posting, failure);
    storms.life(tx, digest.id(), life);
    if (failure instanceof ConnectorFailure.Ambiguous && life instanceof CardLife.Posting) {
      storms.pause(tx, digest.id(), CardCalls.AMBIGUOUS_PAUSE);
    }
  }

  /** What a failed update means for the card. */
  void notUpdated(Tx tx, StormDigest digest, ConnectorFailure failure) {
    CardLife.Posted posted = (CardLife.Posted) digest.life();
    CardCalls.afterFailedUpdate(posted, failure).ifPresent(life -> storms.life(tx, digest.id(), life));
  }
}
