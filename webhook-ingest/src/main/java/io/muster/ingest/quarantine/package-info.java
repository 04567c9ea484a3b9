/**
 * Deliveries of proven senders that could not be understood: kept with bytes, headers and reason, to be read and replayed by an operator;
 * and what those came with that were too large to be read.
 *
 * <p>Owns: table {@code quarantine}. Consumes: nothing. Publishes: {@code delivery.quarantined},
 * {@code reconcile-account}. Flow: {@code docs/flows/take-in-and-understand.md}; reasons in {@code docs/runbooks}.
 */
package io.muster.ingest.quarantine;
