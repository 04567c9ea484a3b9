package io.muster.bot.card;

/**
 * Makes the token that a button carries. It tells nothing and can be made by nobody else; what it stands for is looked up when it comes
 * back.
 */
@FunctionalInterface
public interface ButtonTokens {

  /** The token for pressing this offer on the card that is being drawn. */
  String tokenFor(String offerId);
}
