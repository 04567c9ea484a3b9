package io.muster.bot.card;

/**
 * A line that only the presser sees, above the card.
 *
 * @param text already safe for a card
 */
public record PresserLine(Tone tone, String text) {

  /** How it is meant. */
  public enum Tone {
    DONE("good"),
    UNDER_WAY("emphasis"),
    NOT_DONE("warning");

    final String style;

    Tone(String style) {
      this.style = style;
    }
  }
}
