/**
 * Owns: hearing where the bot comes and goes, and what places are called.
 *
 * <p>Consumes: {@code installationUpdate}, {@code conversationUpdate}, and whatever nobody else takes. Publishes: {@code BotState.Conversation} through
 * conversation. Flow: docs/flows/card-follows.md
 */
package io.muster.bot.roster;
