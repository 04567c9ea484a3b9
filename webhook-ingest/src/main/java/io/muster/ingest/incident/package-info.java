/**
 * The one reducer: what observations tell is folded into the incident as known. Pure, commutative and idempotent; knows no tool, no store, no clock.
 *
 * <p>Owns: nothing kept (assembly keeps the rows). Consumes: observations. Publishes: what an incident event is to say.
 * Flow: {@code docs/flows/take-in-and-understand.md}.
 */
package io.muster.ingest.incident;
