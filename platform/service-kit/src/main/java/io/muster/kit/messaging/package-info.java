/** Kafka in and out: inbox, outbox and its relay, consumers with dead letters, projections of compacted topics, the trace through rows and records. */
package io.muster.kit.messaging;
