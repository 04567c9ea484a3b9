/**
 * Owns: why a card is or is not there: what Teams was asked to do with it and answered, what waits and for what. The mapping's part comes from channel-mapping.
 *
 * <p>Consumes: cards, conversations, calls to Teams. Answers: people in a conversation, and operators. Publishes: nothing. Flow: docs/flows/why.md
 */
package io.muster.bot.why;
