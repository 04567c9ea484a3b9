package io.muster.bot.card;

import java.time.Instant;

/**
 * An action that somebody has pressed and whose outcome is not known yet.
 *
 * @param offerId which offer
 * @param label what its button says
 * @param byName who pressed, as Teams names that person
 */
public record UnderWay(String actionId, String offerId, String label, String byName, Instant since) {}
