/**
 * Owns: nothing; remembers what people call the connected tools and accounts.
 *
 * <p>Consumes: muster.identity.state. Publishes: nothing. Flow: docs/flows/card.md
 */
package io.muster.bot.tool;
