/**
 * Compares what is known with what identity-linking found open in the tool, and asks for what was missed; says when something may have been missed here.
 *
 * <p>Owns nothing; reads {@code known_incident}. Consumes: {@code compare-open-incidents}. Publishes: {@code fetch-incident}, {@code reconcile-account}.
 * Flow: {@code docs/flows/reconcile.md}.
 */
package io.muster.ingest.reconcile;
