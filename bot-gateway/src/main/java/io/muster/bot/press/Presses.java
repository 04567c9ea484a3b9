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
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Takes a press: proves the button, looks at the card, writes the press and its command in one transaction. */
@ApplicationScoped
class Presses {
  /** Between looking elsewhere and writing, the other card may be pressed once more. */
  private static final int ATTEMPTS = 4;

  private final Database database;
  private final ConversationRepository conversations;
  private final CardRepository cards;
  private final PressRepository presses;
  private final PressWriting writing;
  private final PressTokenKey key;
  private final PressBell bell;
  private final ActivitiesSeen seen;
  private final Strays strays;

  Presses(Database database, ConversationRepository conversations, CardRepository cards, PressRepository presses, PressWriting writing, PressTokenKey key, PressBell bell,
      ActivitiesSeen seen, Strays strays) {
    this.database = database;
    this.conversations = conversations;
    this.cards = cards;
    this.presses = presses;
    this.writing = writing;
    this.key = key;
    this.bell = bell;
    this.seen = seen;
    this.strays = strays;
  }

  /**
   * What is pressed and by whom, before it is proven.
   *
   * @param tokens prove it; known before a connection is held, for knowing them may need another
   * @param listening is told what for before anybody can see the press
   */
  private record Asked(ActivityVerdict.Proven proven, PressInput data, PressToken.Claim claim, PressToken tokens, PersonId person, Duration awaited,
      PressBell.Listening listening) {
    ConversationId conversation() {
      return new ConversationId(proven.tenant(), proven.activity().conversation());
    }

    /** Details and the question why only look. */
    boolean onlyLooks() {
      return data.offerId().equals(PressInput.MORE) || data.offerId().equals(PressInput.WHY);
    }
  }

  /**
   * One press; when it returns {@link Pressed.Begun}, press and command are durable.
   *
   * @param awaited how long somebody waits for what comes of it; zero for nobody
   */
  Pressed press(ActivityVerdict.Proven proven, PressInput data, Duration awaited) {
    Optional<PressToken.Claim> claim = PressToken.read(data.token());
    if (claim.isEmpty() || proven.activity().person().isEmpty()) {
      return new Pressed.NotKnown(claim.isEmpty() ? "no-press-token" : "no-person");
    }
    var asked = new Asked(proven, data, claim.get(), key.tokens(), new PersonId(proven.tenant(), proven.activity().person().get()), awaited, bell.listening());
    boolean heard = false;
    try {
      Pressed pressed = durable(asked);
      BotFailpoints.PRESS_COMMITTED.hit();
      heard = pressed instanceof Pressed.Begun begun && begun.listening().isPresent();
      return pressed;
    } finally {
      if (!heard) {
        asked.listening().close();
      }
    }
  }

  private Pressed durable(Asked asked) {
    for (int attempt = 1; ; attempt++) {
      // After the first attempt, the same was pressed on another card of the incident, which shares no row with this one that could be held: it is looked for.
      boolean elsewhere = attempt > 1;
      try {
        return database.inTransaction(tx -> look(tx, asked, elsewhere));
      } catch (RuntimeException e) {
        if (!PressRepository.thereAlready(e) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Pressed look(Tx tx, Asked asked, boolean elsewhere) {
    Supplier<Conversation> here = conversations.remembering(tx, ConversationOfActivity.of(asked.proven()));
    Supplier<Optional<DesiredCard>> found = cards.asked(tx, asked.conversation(), asked.claim().card());
    // Asked before the button is proven, and read before all else: the answer that comes last is the only one that is waited for.
    PressRepository.Earlier earlier = asked.onlyLooks() ? PressRepository.Earlier.NOTHING : earlier(tx, asked).get();
    Optional<DesiredCard> card = found.get();
    here.get();
    if (card.isEmpty() || !asked.tokens().proves(asked.claim(), new PressToken.Place(asked.conversation(), card.get().incident().id(), asked.data().offerId()))) {
      return new Pressed.NotKnown(card.isEmpty() ? "no-such-card" : "press-token-not-proven");
    }
    strays.withdraw(tx, asked.conversation(), card.get().id(), card.get().life(), asked.proven().activity());
    return decide(tx, asked, card.get(), earlier, elsewhere);
  }

  private Supplier<PressRepository.Earlier> earlier(Tx tx, Asked asked) {
    PressToken.Claim claim = asked.claim();
    return claim.dialog().map(dialog -> presses.earlier(tx, PressIdentity.ofDialog(dialog, asked.person())))
        .orElseGet(() -> presses.earlier(tx, claim.card(), asked.data().offerId(), asked.person(), claim.revision()));
  }

  private Pressed decide(Tx tx, Asked asked, DesiredCard card, PressRepository.Earlier before, boolean elsewhere) {
    String offerId = asked.data().offerId();
    PressToken.Claim claim = asked.claim();
    if (asked.onlyLooks()) {
      return offerId.equals(PressInput.MORE) ? new Pressed.Details(card) : new Pressed.AsksWhy(card);
    }
    BooleanSupplier first = seen.asked(tx, asked.proven());
    Optional<Press> same = before.same();
    // A repeated press is answered by what came of it, also when its offer is no longer there because it was done.
    if (same.isPresent() && (!before.cameToNothing() || !first.getAsBoolean())) {
      return new Pressed.Begun(same.get().id(), card, Optional.empty());
    }
    Optional<ActionOffer> offer = card.keeping() == CardFollowing.KEPT ? offer(tx, card, offerId) : Optional.empty();
    if (offer.isEmpty()) {
      return undoIsOver(tx, card, offerId) ? new Pressed.UndoOver(card) : new Pressed.Stale(card);
    }
    boolean asks = !offer.get().form().isEmpty() || offer.get().confirmation().isPresent();
    if (asks && claim.dialog().isEmpty()) {
      return new Pressed.Asks(card, offer.get(), claim);
    }
    if (before.other().isPresent()) {
      return new Pressed.OthersFirst(card, before.other().get());
    }
    String id = same.map(nothing -> PressIdentity.again(nothing.id()))
        .orElseGet(() -> PressIdentity.of(card.incident().id(), offer.get().verb(), claim.revision(), asked.person(), claim.dialog()));
    return elsewhere ? elsewhere(tx, asked, card, offer.get(), id, first) : begin(tx, asked, card, offer.get(), id);
  }

  /** Another card's press answers here as well, unless nothing came of it: that may be pressed again, from wherever it is seen. */
  private Pressed elsewhere(Tx tx, Asked asked, DesiredCard card, ActionOffer offer, String id, BooleanSupplier first) {
    PressRepository.Earlier there = presses.elsewhere(tx, id).get();
    if (there.same().isEmpty()) {
      return begin(tx, asked, card, offer, id);
    }
    return there.cameToNothing() && first.getAsBoolean() ? elsewhere(tx, asked, card, offer, PressIdentity.again(id), first) : new Pressed.Begun(id, card, Optional.empty());
  }

  private Optional<ActionOffer> offer(Tx tx, DesiredCard card, String offerId) {
    return offerId.startsWith(Undo.OFFER)
        ? presses.undoOffer(tx, card.id(), offerId.substring(Undo.OFFER.length()))
        : card.incident().offers().stream().filter(o -> o.id().equals(offerId)).findFirst();
  }

  private boolean undoIsOver(Tx tx, DesiredCard card, String offerId) {
    return offerId.startsWith(Undo.OFFER) && presses.undoIsOver(tx, card.id(), offerId.substring(Undo.OFFER.length()));
  }

  private Pressed begin(Tx tx, Asked asked, DesiredCard card, ActionOffer offer, String id) {
    Press press = PressWriting.begun(id, asked.proven(), card, offer, asked.claim().revision(), Optional.empty());
    writing.write(tx, press, card, offer, asked.proven().activity(), asked.data().inputs(), asked.awaited());
    if (!asked.awaited().isPositive()) {
      return new Pressed.Begun(id, card, Optional.empty());
    }
    asked.listening().to(id);
    return new Pressed.Begun(id, card, Optional.of(asked.listening()));
  }
}
