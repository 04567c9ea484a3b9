/**
 * Owns: every call to Teams. Looks at what is desired and what is shown, and makes the difference smaller, one call at a time per conversation and within Teams'
 * limits.
 *
 * <p>Consumes: cards and sayings that are due. Publishes: muster.bot.events. Flow: docs/flows/card-follows.md
 */
package io.muster.bot.sender;
