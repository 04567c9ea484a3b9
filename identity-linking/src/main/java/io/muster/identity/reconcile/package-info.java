/**
 * What was missed is found again: what is open in each account is listed and sent to be compared, and the tool's webhook subscriptions are looked after.
 *
 * <p>Owns: tables {@code account_reconcile}, {@code managed_subscription}. Consumes: {@code reconcile-account}. Publishes: {@code compare-open-incidents},
 * {@code observe-incident}, {@code register-sender}, {@code remove-sender}. Flow: docs/flows/reconcile.md.
 */
package io.muster.identity.reconcile;
