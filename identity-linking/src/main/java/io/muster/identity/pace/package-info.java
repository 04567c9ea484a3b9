/**
 * How fast Muster itself may ask a tool, all replicas together.
 *
 * <p>Owns: table {@code account_pace}. Consumes nothing. Publishes nothing. Flow: docs/flows/reconcile.md.
 */
package io.muster.identity.pace;
