/**
 * Owns: proving that an activity is Teams', reading it, and handing it to the feature that answers. Every activity is durable before it is answered.
 *
 * <p>Consumes: {@code POST /api/messages}. Publishes: nothing by itself. Flow: docs/flows/press-to-act.md
 */
package io.muster.bot.inbound;
