/**
 * A fictitious tool, in tests only: proof that a tool is one package. Its cases burn, are watched, are out; bells ring inside cases, and some of them
 * cannot be watched; a case can be drained, which asks for a reason; some cases are hidden and tell only their key.
 *
 * <p>Owns: nothing. Consumes: deliveries of {@code /webhooks/acme/…}. Publishes: nothing. Flow: as any tool's.
 */
package io.muster.ingest.source.acme;
