package io.muster.bot.press;

import io.muster.bot.card.BulkCard;
import io.muster.bot.card.CardText;
import io.muster.bot.card.DigestCard;
import io.muster.bot.card.PlainCard;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.bot.storm.StormDigest;
import io.muster.bot.storm.StormIncidentRepository;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.PersonId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Acknowledges everything that is triggered in a storm, as the one who asks: one press for each incident, so that each is proven, done and answered by itself. */
@ApplicationScoped
class BulkPresses {
  private static final String ACKNOWLEDGE = "acknowledge";
  private static final int MOST = 200;

  private final Database database;
  private final ConversationRepository conversations;
  private final StormIncidentRepository incidents;
  private final PressWriting writing;
  private final BulkOutcomes outcomes;
  private final PressTokenKey key;

  BulkPresses(Database database, ConversationRepository conversations, StormIncidentRepository incidents, PressWriting writing, BulkOutcomes outcomes, PressTokenKey key) {
    this.database = database;
    this.conversations = conversations;
    this.incidents = incidents;
    this.writing = writing;
    this.outcomes = outcomes;
    this.key = key;
  }

  /** Asks once, for it concerns many; each asking is a dialog of its own. */
  ActivityAnswer asks(StormDigest storm) {
    int incidents = database.read(tx -> this.incidents.triggered(tx, storm, MOST)).size();
    if (incidents == 0) {
      return InvokeAnswers.dialog("Nothing to acknowledge", PlainCard.of("Nothing to acknowledge", List.of("Nothing is triggered any more. The list shows how each incident is now.")));
    }
    String press = key.tokens().seal(storm.id(), storm.version(), Optional.of(UUID.randomUUID().toString()),
        PressToken.Place.ofStorm(storm.conversation(), storm.id(), DigestCard.ACKNOWLEDGE_ALL));
    return InvokeAnswers.dialog("Acknowledge all", BulkCard.of(incidents, incidents == MOST, press));
  }

  /** Does it; the same dialog sent again does nothing again. */
  ActivityAnswer acknowledge(ActivityVerdict.Proven proven, StormDigest storm, PressToken.Claim claim, long arrived) {
    String bulk = storm.id() + "/" + claim.dialog().orElseThrow();
    int begun = database.inTransaction(tx -> begin(tx, proven, storm, bulk));
    String tool = begun == 0 ? "" : outcomes.toolOf(bulk);
    return InvokeAnswers.dialog("Acknowledge all", PlainCard.of("Acknowledge all", outcomes.await(bulk, arrived).sentences(CardText.of(tool, 40))));
  }

  private int begin(Tx tx, ActivityVerdict.Proven proven, StormDigest storm, String bulk) {
    conversations.hold(tx, storm.conversation());
    int before = outcomes.in(tx, bulk);
    if (before > 0) {
      return before;
    }
    PersonId person = new PersonId(proven.tenant(), proven.activity().person().orElseThrow());
    int begun = 0;
    for (DesiredCard card : incidents.triggered(tx, storm, MOST)) {
      Optional<ActionOffer> offer = card.incident().offers().stream()
          .filter(o -> o.verb().equals(ACKNOWLEDGE) && o.form().isEmpty() && o.confirmation().isEmpty()).findFirst();
      if (offer.isPresent()) {
        String id = PressIdentity.of(card.incident().id(), ACKNOWLEDGE, card.incident().revision(), person, Optional.of(bulk + "\n" + card.incident().id().key()));
        Press press = PressWriting.begun(id, proven, card, offer.get(), card.incident().revision(), Optional.of(bulk));
        writing.write(tx, press, card, offer.get(), proven.activity(), Map.of(), PressOutcomes.AWAITED);
        begun++;
      }
    }
    return begun;
  }
}
