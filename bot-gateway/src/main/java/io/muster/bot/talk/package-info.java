/**
 * Owns: what Muster says besides cards: answers to people, notices in a card's thread, private links, welcomes. All of it goes out through the sender.
 *
 * <p>Consumes: muster.mapping.events, muster.identity.events. Publishes: nothing. Flow: docs/flows/press-to-act.md
 */
package io.muster.bot.talk;
