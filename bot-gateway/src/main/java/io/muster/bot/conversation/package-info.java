/**
 * Owns: where the bot is (or was): conversations with the address under which Teams reaches them, and who is behind a personal chat.
 *
 * <p>Consumes: proven activities. Publishes: {@code BotState.Conversation}. Flow: docs/flows/card-follows.md
 */
package io.muster.bot.conversation;
