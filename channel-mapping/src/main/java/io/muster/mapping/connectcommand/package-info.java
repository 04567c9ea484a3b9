/**
 * People connect services to the conversation that they are in, and take them away again.
 *
 * <p>Owns: nothing of its own; mappings are made in {@code mapping}. Consumes: {@code muster.mapping.commands}.
 *
 * <p>Publishes: service.connected, service.disconnected, connecting.refused. Flow: {@code docs/flows/connecting.md}.
 */
package io.muster.mapping.connectcommand;
