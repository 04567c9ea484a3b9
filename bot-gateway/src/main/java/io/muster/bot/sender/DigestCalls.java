package io.muster.bot.sender;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
    ObjectNode message = MessageMaker.inTime(turn, () -> content(digest), DigestCalls::message);
    BotFailpoints.BEFORE_POST.hit();
    String activityId = connector.post(turn.conversation(), Optional.empty(), message);
    BotFailpoints.AFTER_POST.hit();
    return tx -> {
      Optional<CardLife> stands = storms.find(tx, digest.conversation(), digest.id()).filter(StormDigest::posted).map(StormDigest::life);
      if (stands.filter(new CardLife.Posted(activityId)::equals).isPresent()) {
        // Written before, though PostgreSQL's answer was lost.
        return;
      }
      if (stands.isPresent()) {
        outgoings.say(tx, Outgoing.answer(digest.conversation(), Optional.empty(), new Saying.Withdraw(activityId), "withdraw/" + digest.id() + "/" + activityId));
        return;
      }
      storms.life(tx, digest.id(), new CardLife.Posted(activityId));
      storms.shown(tx, digest);
    };
  }

  /** Brings the card up to date. */
  AfterSending update(SendLease turn, StormDigest digest, String activityId) {
    ObjectNode message = MessageMaker.inTime(turn, () -> content(digest), shown -> CardMessage.replacing(message(shown), Optional.of(activityId)));
    BotFailpoints.BEFORE_PUT.hit();
    connector.put(turn.conversation(), activityId, message);
    BotFailpoints.AFTER_PUT.hit();
    return tx -> storms.shown(tx, digest);
  }

  private DigestContent content(StormDigest digest) {
    return database.read(tx -> views.of(tx, digest));
  }

  private static ObjectNode message(DigestContent shown) {
    return CardMessage.of(DigestCard.of(shown), DigestCard.headline(shown));
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
