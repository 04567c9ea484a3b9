package io.muster.bot.press;

import io.muster.bot.BotFailpoints;
import io.muster.bot.card.CardFollowing;
import io.muster.bot.card.Undo;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.inbound.ActivitiesSeen;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.bot.conversation.DueConversations;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Takes a press: proves the button, looks at the card, writes the press and its command in one transaction. */
@ApplicationScoped
class Presses {
  /** Quick outcomes come before the card is drawn again, so that two changes are one call to Teams. */
  static final Duration COLLAPSE = Duration.ofMillis(1500);

  private final Database database;
  private final ConversationRepository conversations;
  private final CardRepository cards;
  private final PressRepository presses;
  private final PressTokenKey key;
  private final ActivitiesSeen seen;
  private final Strays strays;
  private final DueConversations due;
  private final Envelopes envelopes;
  private final Outbox outbox;

  Presses(Database database, ConversationRepository conversations, CardRepository cards, PressRepository presses, PressTokenKey key, ActivitiesSeen seen, Strays strays,
      DueConversations due, Envelopes envelopes, Outbox outbox) {
    this.database = database;
    this.conversations = conversations;
    this.cards = cards;
    this.presses = presses;
    this.key = key;
    this.seen = seen;
    this.strays = strays;
    this.due = due;
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  /** One press; when it returns {@link Pressed.Begun}, press and command are durable. */
  Pressed press(ActivityVerdict.Proven proven, PressInput data, Duration awaited) {
    Pressed pressed = database.inTransaction(tx -> look(tx, proven, data, awaited));
    BotFailpoints.PRESS_COMMITTED.hit();
    return pressed;
  }

  private Pressed look(Tx tx, ActivityVerdict.Proven proven, PressInput data, Duration awaited) {
    Activity activity = proven.activity();
    ConversationId conversation = new ConversationId(proven.tenant(), activity.conversation());
    Optional<PressToken.Claim> claim = PressToken.read(data.token());
    if (claim.isEmpty() || activity.person().isEmpty()) {
      return new Pressed.NotKnown(claim.isEmpty() ? "no-press-token" : "no-person");
    }
    Supplier<Conversation> here = conversations.remembering(tx, ConversationOfActivity.of(proven));
    Optional<DesiredCard> found = cards.find(tx, conversation, claim.get().card());
    here.get();
    if (found.isEmpty() || !key.tokens().proves(claim.get(), new PressToken.Place(conversation, found.get().incident().id(), data.offerId()))) {
      return new Pressed.NotKnown(found.isEmpty() ? "no-such-card" : "press-token-not-proven");
    }
    strays.withdraw(tx, conversation, found.get().id(), found.get().life(), activity);
    return decide(tx, proven, data, claim.get(), found.get(), awaited);
  }

  private Pressed decide(Tx tx, ActivityVerdict.Proven proven, PressInput data, PressToken.Claim claim, DesiredCard card, Duration awaited) {
    if (data.offerId().equals(PressInput.MORE)) {
      return new Pressed.Details(card);
    }
    if (data.offerId().equals(PressInput.WHY)) {
      return new Pressed.AsksWhy(card);
    }
    Activity activity = proven.activity();
    PersonId person = new PersonId(proven.tenant(), activity.person().orElseThrow());
    BooleanSupplier first = seen.asked(tx, proven);
    Supplier<Optional<Press>> other = claim.dialog().isEmpty() ? presses.other(tx, card.id(), data.offerId(), person) : Optional::empty;
    // A repeated press is answered by what came of it, also when its offer is no longer there because it was done.
    Optional<Press> same = (claim.dialog().isPresent()
        ? presses.asked(tx, PressIdentity.of(card.incident().id(), "", claim.revision(), person, claim.dialog()))
        : presses.same(tx, card.id(), data.offerId(), person, claim.revision())).get();
    boolean repeated = !first.getAsBoolean();
    if (same.isPresent() && (repeated || claim.dialog().isPresent() || !presses.cameToNothing(tx, same.get().id()))) {
      return new Pressed.Begun(same.get().id(), card);
    }
    Optional<ActionOffer> offer = card.keeping() == CardFollowing.KEPT ? offer(tx, card, data.offerId()) : Optional.empty();
    if (offer.isEmpty()) {
      return undoIsOver(tx, card, data.offerId()) ? new Pressed.UndoOver(card) : new Pressed.Stale(card);
    }
    boolean asks = !offer.get().form().isEmpty() || offer.get().confirmation().isPresent();
    if (asks && claim.dialog().isEmpty()) {
      return new Pressed.Asks(card, offer.get(), claim);
    }
    String id = same.map(earlier -> PressIdentity.again(earlier.id()))
        .orElseGet(() -> PressIdentity.of(card.incident().id(), offer.get().verb(), claim.revision(), person, claim.dialog()));
    Optional<Press> others = other.get();
    return others.isPresent() ? new Pressed.OthersFirst(card, others.get()) : begin(tx, proven, data, claim, card, offer.get(), id, awaited);
  }

  private Optional<ActionOffer> offer(Tx tx, DesiredCard card, String offerId) {
    return offerId.startsWith(Undo.OFFER)
        ? presses.undoOffer(tx, card.id(), offerId.substring(Undo.OFFER.length()))
        : card.incident().offers().stream().filter(o -> o.id().equals(offerId)).findFirst();
  }

  private boolean undoIsOver(Tx tx, DesiredCard card, String offerId) {
    return offerId.startsWith(Undo.OFFER) && presses.undoIsOver(tx, card.id(), offerId.substring(Undo.OFFER.length()));
  }

  private Pressed begin(Tx tx, ActivityVerdict.Proven proven, PressInput data, PressToken.Claim claim, DesiredCard card, ActionOffer offer, String id,
      Duration awaited) {
    Activity activity = proven.activity();
    PersonId person = new PersonId(proven.tenant(), activity.person().orElseThrow());
    String name = activity.personName().orElse("Somebody");
    Press press = new Press(id, card.id(), card.conversation(), person, name, offer.id(), offer.label(), claim.revision(), new Press.Came.UnderWay(), Optional.empty());
    write(tx, press, card, offer, activity, data.inputs(), awaited);
    return new Pressed.Begun(id, card);
  }

  /** One of many presses that were one; the conversation's row is held. The same id again does nothing. */
  void beginOne(Tx tx, ActivityVerdict.Proven proven, DesiredCard card, ActionOffer offer, String id, String bulk) {
    Activity activity = proven.activity();
    PersonId person = new PersonId(proven.tenant(), activity.person().orElseThrow());
    Press press = new Press(id, card.id(), card.conversation(), person, activity.personName().orElse("Somebody"), offer.id(), offer.label(), card.incident().revision(),
        new Press.Came.UnderWay(), Optional.of(bulk));
    write(tx, press, card, offer, activity, Map.of(), PressOutcomes.AWAITED);
  }

  private void write(Tx tx, Press press, DesiredCard card, ActionOffer offer, Activity activity, Map<String, String> inputs, Duration awaited) {
    PersonId person = press.person();
    String name = press.personName();
    if (presses.begin(tx, press, card.incident().id().key(), offer.verb(), activity.mri(), awaited)) {
      var command = new IdentityCommand.PerformAction(press.id(), person, name, card.incident().id(), offer.id(), offer.verb(), inputs, press.revision(),
          card.incident().status().phase(), card.conversation());
      offer.undo().ifPresent(verb -> presses.undoneBy(tx, press.id(), verb, offer.undoWarning()));
      outbox.append(tx, envelopes.write(card.incident().id().key(), new Principal(Principal.Kind.PERSON, person.key(), Optional.of(name)),
          Optional.of(person.tenant().value()), Optional.of(card.incident().id().account().key()), command));
      cards.changed(tx, card.id(), COLLAPSE);
      due.wake(tx, List.of(card.conversation()));
    }
  }
}
