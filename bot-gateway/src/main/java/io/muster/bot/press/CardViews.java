package io.muster.bot.press;

import io.muster.bot.card.CardContent;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.incident.Incident;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what decides how a card looks now: the incident as known, what is under way, the tool's name. */
@ApplicationScoped
public class CardViews {
  private final ToolTitles titles;
  private final PressRepository presses;
  private final PressTokenKey key;
  private final Clock clock;

  CardViews(ToolTitles titles, PressRepository presses, PressTokenKey key, Clock clock) {
    this.titles = titles;
    this.presses = presses;
    this.key = key;
    this.clock = clock;
  }

  /** The card as everybody sees it; one statement. */
  public CardContent of(Tx tx, DesiredCard card) {
    // Before a connection is held: knowing it may need another.
    key.tokens();
    return asked(tx, card).get();
  }

  /** Asks for the same; to be read once the transaction has ended, which waits for the answer anyway. */
  public Supplier<CardContent> asked(Tx tx, DesiredCard card) {
    Supplier<PressRepository.Shown> pressed = presses.shown(tx, card.id(), card.incident().revision());
    return () -> of(card, pressed.get());
  }

  /** The same with what is known of its presses. */
  CardContent of(DesiredCard card, PressRepository.Shown pressed) {
    Incident incident = card.incident();
    PressToken tokens = key.tokens();
    return new CardContent(incident, pressed.underWay(), toolTitle(card), card.keeping(), Optional.empty(), clock.instant(),
        offer -> tokens.seal(card.id(), incident.revision(), Optional.empty(), new PressToken.Place(card.conversation(), incident.id(), offer)),
        pressed.undo());
  }

  /** What people call the tool that its incident is in. */
  String toolTitle(DesiredCard card) {
    return titles.titleOf(card.incident().id().account());
  }
}
