/**
 * channel-mapping decides which conversations hear of what, and why.
 *
 * <p>Owns: connections (tenant and account), mappings, the route of each incident, the reason of each decision.
 *
 * <p>Consumes: {@code muster.ingest.events}, {@code muster.mapping.commands}, {@code muster.identity.state}. Publishes: {@code muster.mapping.events},
 * {@code muster.mapping.state}, commands to bot-gateway. Flow: {@code docs/flows/incident-to-conversations.md}, {@code docs/flows/connecting.md}.
 */
package io.muster.mapping;
