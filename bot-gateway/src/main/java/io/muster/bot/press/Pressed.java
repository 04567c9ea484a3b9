package io.muster.bot.press;

import io.muster.bot.desired.DesiredCard;
import io.muster.contracts.incident.ActionOffer;
import java.util.Optional;

/** What was pressed, after looking. */
sealed interface Pressed {

  /**
   * Carried out, or already being so: the press's id.
   *
   * @param listening to what comes of it, since before anything could come of it; empty where the press was there already or nobody waits. Whoever waits closes it
   */
  record Begun(String pressId, DesiredCard card, Optional<PressBell.Listening> listening) implements Pressed {}

  /** The card is out of date: this can no longer be done. */
  record Stale(DesiredCard card) implements Pressed {}

  /** What was done can no longer be taken back: its minute is over. */
  record UndoOver(DesiredCard card) implements Pressed {}

  /** Somebody else was first, and it is under way. */
  record OthersFirst(DesiredCard card, Press first) implements Pressed {}

  /** It asks for a form first. */
  record Asks(DesiredCard card, ActionOffer offer, PressToken.Claim claim) implements Pressed {}

  /** Details and the other actions are wanted. */
  record Details(DesiredCard card) implements Pressed {}

  /** It is asked why the card is here. */
  record AsksWhy(DesiredCard card) implements Pressed {}

  /** It is no button of Muster's, or not of this conversation; nothing is told about why. */
  record NotKnown(String reason) implements Pressed {}
}
