/**
 * How incident tools speak, one package per tool beneath; nothing outside such a package knows a tool's words.
 *
 * <p>Owns: the port {@link io.muster.ingest.source.IncidentSource}. Consumes: deliveries as they came. Publishes: nothing.
 * Flow: {@code docs/flows/take-in-and-understand.md}.
 */
package io.muster.ingest.source;
