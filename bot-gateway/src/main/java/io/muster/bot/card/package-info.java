/**
 * Owns: how an incident looks in Teams. Pure: what is known goes in, Adaptive Card JSON comes out; nothing here knows a tool, a database or a clock.
 *
 * <p>Consumes: {@code Incident}, actions under way, the tool's title. Publishes: nothing. Flow: docs/flows/card-follows.md
 */
package io.muster.bot.card;
