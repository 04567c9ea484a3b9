/**
 * webhook-ingest: what the incident tools say.
 *
 * <p>Owns: senders and their secrets, the spill, quarantine, each incident as known. Consumes: webhooks, {@code muster.ingest.commands}.
 * Publishes: {@code muster.ingest.events}, {@code muster.ingest.state}, {@code fetch-incident} commands.
 * Flow: {@code docs/flows/take-in-and-understand.md}.
 */
package io.muster.ingest;
