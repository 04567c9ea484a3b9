/**
 * Owns: the card that each conversation should show. With its commit the record is done; making Teams show it is the sender's work.
 *
 * <p>Consumes: muster.bot.commands. Publishes: nothing. Flow: docs/flows/card-follows.md
 */
package io.muster.bot.desired;
