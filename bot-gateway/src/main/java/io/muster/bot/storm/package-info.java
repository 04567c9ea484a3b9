/**
 * Owns: bursts of incidents in a conversation: when one begins, which cards it holds back, when they may start after all, and what the one card tells that stands
 * for all of them meanwhile.
 *
 * <p>Consumes: cards that are wanted. Publishes: nothing; the sender shows the digest. Flow: docs/flows/storm.md
 */
package io.muster.bot.storm;
