/**
 * What people in Teams see, say and press.
 *
 * <p>Owns: conversations, the card each should show and the one it shows, what was pressed. Must never know: tokens and interfaces of incident tools; Graph.
 *
 * <p>Consumes: muster.bot.commands, muster.identity.events, muster.identity.state, muster.mapping.events, activities from Teams. Publishes: muster.bot.events,
 * muster.bot.state, commands to identity-linking and channel-mapping. Flows: docs/flows/card-follows.md, docs/flows/press-to-act.md
 */
package io.muster.bot;
