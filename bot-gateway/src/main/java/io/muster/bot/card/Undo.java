package io.muster.bot.card;

/**
 * Something just done that can be taken back for a little while.
 *
 * @param pressId the press that is taken back
 * @param verb that takes it back
 * @param label what was done, as its button said
 * @param asks whether it is dangerous, so that it is asked once
 */
public record Undo(String pressId, String verb, String label, boolean asks) {
  /** The offers of taking something back begin with this. */
  public static final String OFFER = "muster.undo/";

  /** The offer under which it is pressed. */
  public String offerId() {
    return OFFER + pressId;
  }
}
