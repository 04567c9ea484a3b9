/**
 * graph-actions does what must be done in Microsoft 365.
 *
 * <p>Owns: what each tenant allows. Rooms, meetings and installations come later; until then a command to open a room is passed over and counted.
 *
 * <p>Consumes: {@code muster.graph.commands}. Publishes: {@code muster.graph.events}, {@code muster.graph.state}. Flow: {@code docs/flows/checking-a-tenant.md}.
 */
package io.muster.graph;
