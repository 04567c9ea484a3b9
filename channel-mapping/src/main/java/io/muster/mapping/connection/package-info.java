/**
 * Which account belongs to which tenant: the only bridge between the two.
 *
 * <p>Owns: table connection. Consumes: operators' requests.
 *
 * <p>Publishes: {@code connection.v1} on {@code muster.mapping.state}. Flow: {@code docs/flows/connecting.md}.
 */
package io.muster.mapping.connection;
