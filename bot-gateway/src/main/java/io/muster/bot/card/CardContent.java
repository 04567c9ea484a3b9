package io.muster.bot.card;

import io.muster.contracts.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that decides how a card looks.
 *
 * @param toolTitle what people call the incident tool
 * @param aside a line for the one person who just pressed; empty on the card that everybody sees
 * @param undo what can be taken back now
 * @param now by which durations are told, and the card's <em>as of</em>
 */
public record CardContent(
    Incident incident,
    List<UnderWay> underWay,
    String toolTitle,
    CardFollowing keeping,
    Optional<PresserLine> aside,
    Instant now,
    ButtonTokens presses,
    Optional<Undo> undo) {
  public CardContent {
    underWay = List.copyOf(underWay);
  }

  /** A card on which nothing can be taken back. */
  public CardContent(Incident incident, List<UnderWay> underWay, String toolTitle, CardFollowing keeping, Optional<PresserLine> aside, Instant now, ButtonTokens presses) {
    this(incident, underWay, toolTitle, keeping, aside, now, presses, Optional.empty());
  }

  /** The same card with a line for one person on top. */
  public CardContent with(PresserLine line) {
    return new CardContent(incident, underWay, toolTitle, keeping, Optional.of(line), now, presses, undo);
  }
}
