package io.muster.bot.press;

import io.muster.bot.desired.CardLife;
import io.muster.bot.inbound.Activity;
import io.muster.bot.storm.StormRepository;
import io.muster.bot.talk.Outgoing;
import io.muster.bot.talk.Outgoings;
import io.muster.bot.talk.Saying;
import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Messages that came of a call to Teams whose answer was lost: nobody knows them until somebody presses a button on one. */
@ApplicationScoped
class Strays {
  private final StormRepository storms;
  private final Outgoings outgoings;

  Strays(StormRepository storms, Outgoings outgoings) {
    this.storms = storms;
    this.outgoings = outgoings;
  }

  /**
   * Takes the message away on which was pressed, where the card stands in another one and the message is no storm's.
   *
   * @param card the card or the storm whose button it was
   * @param life where that one stands
   */
  void withdraw(Tx tx, ConversationId conversation, UUID card, CardLife life, Activity press) {
    String pressedOn = press.body().path("replyToId").asText("");
    if (life instanceof CardLife.Posted posted && !pressedOn.isEmpty() && !pressedOn.equals(posted.activityId()) && !storms.shows(tx, conversation, pressedOn)) {
      outgoings.say(tx, Outgoing.answer(conversation, Optional.empty(), new Saying.Withdraw(pressedOn), "withdraw/" + card + "/" + pressedOn));
    }
  }
}
