/**
 * The right to act as a person: sealed tokens that never leave this service, renewed by one caller at a time.
 *
 * <p>Owns person grants. Consumes nothing. Publishes PersonLink states when a grant ended. Flow: docs/flows/act-as-the-presser.md.
 */
package io.muster.identity.grant;
