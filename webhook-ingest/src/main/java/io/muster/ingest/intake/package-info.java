/**
 * Takes deliveries in: proves the sender over the raw bytes, keeps the delivery in Kafka or in the spill, answers in time.
 *
 * <p>Owns: nothing kept of its own. Consumes: {@code POST /webhooks/{tool}/{senderId}}, the compacted topic of senders. Publishes:
 * {@code muster.ingest.deliveries}. Flow: {@code docs/flows/take-in-and-understand.md}.
 */
package io.muster.ingest.intake;
