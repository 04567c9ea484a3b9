/**
 * Accounts of incident tools: their credentials, Muster's own token for each, what they hold.
 *
 * <p>Owns accounts, account grants, the catalogue. Consumes nothing. Publishes Account, Tool and CatalogueService states and AccountGrantFailed.
 * Flow: docs/flows/register-an-account.md.
 */
package io.muster.identity.account;
