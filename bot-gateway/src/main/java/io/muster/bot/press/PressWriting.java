package io.muster.bot.press;

import io.muster.bot.conversation.DueConversations;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a press and its command, and that its card looks different now. Nothing of it is waited for before the transaction ends. */
@ApplicationScoped
class PressWriting {
  /** Quick outcomes come before the card is drawn again, so that two changes are one call to Teams. */
  static final Duration COLLAPSE = Duration.ofMillis(1500);

  private final PressRepository presses;
  private final CardRepository cards;
  private final DueConversations due;
  private final Envelopes envelopes;
  private final Outbox outbox;

  PressWriting(PressRepository presses, CardRepository cards, DueConversations due, Envelopes envelopes, Outbox outbox) {
    this.presses = presses;
    this.cards = cards;
    this.due = due;
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  /**
   * Writes it; the conversation's row is held. Where it is there already, the transaction fails as {@link PressRepository#thereAlready} tells.
   *
   * @param inputs what was filled in
   * @param awaited how long somebody waits for what comes of it
   */
  void write(Tx tx, Press press, DesiredCard card, ActionOffer offer, Activity activity, Map<String, String> inputs, Duration awaited) {
    PersonId person = press.person();
    presses.begin(tx, press, offer, card.incident().id().key(), activity.mri(), awaited);
    var command = new IdentityCommand.PerformAction(press.id(), person, press.personName(), card.incident().id(), offer.id(), offer.verb(), inputs, press.revision(),
        card.incident().status().phase(), card.conversation());
    outbox.append(tx, envelopes.write(card.incident().id().key(), new Principal(Principal.Kind.PERSON, person.key(), Optional.of(press.personName())),
        Optional.of(person.tenant().value()), Optional.of(card.incident().id().account().key()), command));
    cards.changed(tx, card.id(), COLLAPSE);
    due.wakeLater(tx, List.of(card.conversation()), COLLAPSE);
  }

  /**
   * A press that nobody has told about yet.
   *
   * @param revision what the presser saw
   * @param bulk the word for all presses that were one with it
   */
  static Press begun(String id, ActivityVerdict.Proven proven, DesiredCard card, ActionOffer offer, long revision, Optional<String> bulk) {
    PersonId person = new PersonId(proven.tenant(), proven.activity().person().orElseThrow());
    String name = proven.activity().personName().orElse("Somebody");
    return new Press(id, card.id(), card.conversation(), person, name, offer.id(), offer.label(), revision, new Press.Came.UnderWay(), bulk);
  }
}
