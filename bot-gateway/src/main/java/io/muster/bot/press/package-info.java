/**
 * Owns: buttons pressed and forms sent, from the proven activity to the answer: who pressed what on which card, what came of it, who is told.
 *
 * <p>Consumes: {@code adaptiveCard/action}, {@code task/fetch}, {@code task/submit}; muster.identity.events. Publishes: {@code PerformAction}. Flow: docs/flows/press-to-act.md
 */
package io.muster.bot.press;
