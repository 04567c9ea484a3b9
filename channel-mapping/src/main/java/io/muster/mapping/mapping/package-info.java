/**
 * Which conversation shows what comes from which service or team.
 *
 * <p>Owns: table mapping. Consumes: operators' requests; {@code connecting} makes and ends mappings here as well.
 *
 * <p>Publishes: {@code mapping.v1} on {@code muster.mapping.state}. Flow: {@code docs/flows/connecting.md}.
 */
package io.muster.mapping.mapping;
