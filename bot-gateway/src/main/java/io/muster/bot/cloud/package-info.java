/**
 * Owns: which Microsoft cloud this installation belongs to and the bots registered in it. All of it is configuration; nothing in it switches a check off.
 *
 * <p>Consumes: configuration. Publishes: nothing. Flow: docs/flows/press-to-act.md
 */
package io.muster.bot.cloud;
