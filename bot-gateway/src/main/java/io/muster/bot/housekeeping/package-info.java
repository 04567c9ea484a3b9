/**
 * Owns: forgetting what is no longer needed.
 *
 * <p>Consumes: nothing. Publishes: nothing. Flow: docs/flows/card-follows.md
 */
package io.muster.bot.housekeeping;
