/**
 * Owns: nothing; remembers what people call the connected tools and accounts.
 *
 * <p>Consumes: muster.identity.state. Publishes: nothing. Flow: docs/flows/card-follows.md
 */
package io.muster.bot.tool;
