/**
 * The second store for deliveries, used while Kafka is silent, and the job that drains it into the log.
 *
 * <p>Owns: table {@code spill}. Consumes: nothing. Publishes: {@code muster.ingest.deliveries}.
 * Flow: {@code docs/flows/take-in-and-understand.md}.
 */
package io.muster.ingest.spill;
