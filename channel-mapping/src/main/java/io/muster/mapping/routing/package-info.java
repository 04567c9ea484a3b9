/**
 * Which conversations show an incident, and why.
 *
 * <p>Owns: tables known_incident, route, decision. Consumes: {@code muster.ingest.events}, ended connections on {@code muster.mapping.state}.
 *
 * <p>Publishes: show-incident and stop-showing to {@code muster.bot.commands}, incident.routed. Flow: {@code docs/flows/incident-to-conversations.md}.
 */
package io.muster.mapping.routing;
