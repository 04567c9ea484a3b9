/**
 * From deliveries and observations to the incident as known: inbox, fold, outbox, in one transaction.
 *
 * <p>Owns: table {@code known_incident}. Consumes: {@code muster.ingest.deliveries}, {@code observe-incident}. Publishes: incident events,
 * {@code sender.tested}, {@code fetch-incident}. Flow: {@code docs/flows/take-in-and-understand.md}.
 */
package io.muster.ingest.assembly;
