package io.muster.bot.card;

import java.time.Instant;
import java.util.Locale;

/**
 * Something just done that can be taken back for a little while.
 *
 * @param pressId the press that is taken back
 * @param verb that takes it back
 * @param label what was done, as its button said
 * @param asks whether it is dangerous, so that it is asked once
 * @param until when it is over; the card says so, so that it need not be drawn again only for that
 */
public record Undo(String pressId, String verb, String label, boolean asks, Instant until) {
  /** The offers of taking something back begin with this. */
  public static final String OFFER = "muster.undo/";

  /** The offer under which it is pressed. */
  public String offerId() {
    return OFFER + pressId;
  }

  /** What its button says: {@code Undo acknowledge}. */
  public String title() {
    return title(label);
  }

  /** What the button says that takes back what this one did. A word in capitals stays as it is. */
  public static String title(String label) {
    boolean ordinary = label.length() < 2 || !Character.isUpperCase(label.charAt(1));
    return "Undo " + (label.isEmpty() || !ordinary ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1));
  }
}
